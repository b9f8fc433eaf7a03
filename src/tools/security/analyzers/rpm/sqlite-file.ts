import { byteBudget } from './header-blobs.ts';
import { varintAt } from './sqlite-record.ts';

/** The pages of an SQLite database, each of which is given once: no page belongs to two trees or rows. */
export interface SqliteFile {
  /** The rows of a table by the number of its root page, in order. Undefined for one that could not be read. */
  rowsOf(root: number): Generator<Buffer | undefined, void>;
}

interface Pages {
  readonly count: number;
  readonly usableBytes: number;
  readonly take: (page: number) => Buffer | undefined;
  readonly mayTake: (bytes: number) => boolean;
}

const interior = 5;
const leaf = 13;

/** SQLite file format, 1.3 "The Database Header". Undefined for what is no such file, and for texts in UTF-16. */
export function openSqlite(file: Buffer): SqliteFile | undefined {
  if (file.length < 512 || file.toString('latin1', 0, 16) !== 'SQLite format 3\0') return undefined;
  const said = file.readUInt16BE(16);
  const pageBytes = said === 1 ? 65_536 : said;
  const usableBytes = pageBytes - file.readUInt8(20);
  const isPowerOfTwo = (pageBytes & (pageBytes - 1)) === 0;
  if (pageBytes < 512 || !isPowerOfTwo || usableBytes < 480 || file.readUInt32BE(56) > 1) return undefined;
  const pages = Math.floor(file.length / pageBytes);
  const taken = new Uint8Array(pages + 1);
  const take = (page: number): Buffer | undefined => {
    if (page < 1 || page > pages || taken[page] === 1) return undefined;
    taken[page] = 1;
    return file.subarray((page - 1) * pageBytes, page * pageBytes);
  };
  return { rowsOf: (root) => walk({ count: pages, usableBytes, take, mayTake: byteBudget(file) }, root) };
}

/** 1.6 "B-tree Pages": of a table, the inner pages point to pages, the leaves hold rows. */
function* walk(pages: Pages, root: number): Generator<Buffer | undefined, void> {
  const open = [root];
  let named = 0;
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const page = treePage(pages, number);
    if (page === undefined) yield undefined;
    else if (page.isLeaf) for (const place of page.places) yield rowAt(pages, page.bytes, place);
    else {
      // A sound tree names each page once.
      named += page.places.length + 1;
      if (named > pages.count) {
        yield undefined;
        return;
      }
      open.push(page.lastChild);
      for (const place of page.places.toReversed()) open.push(childAt(page.bytes, place));
    }
  }
}

interface TreePage {
  readonly bytes: Buffer;
  readonly isLeaf: boolean;
  /** Of its cells, in the page. */
  readonly places: readonly number[];
  readonly lastChild: number;
}

function treePage(pages: Pages, number: number): TreePage | undefined {
  const bytes = pages.take(number);
  const headAt = number === 1 ? 100 : 0;
  const type = bytes?.[headAt];
  if (bytes === undefined || (type !== interior && type !== leaf)) return undefined;
  const cellsAt = headAt + (type === leaf ? 8 : 12);
  const cells = bytes.readUInt16BE(headAt + 3);
  if (cellsAt + cells * 2 > bytes.length) return undefined;
  return {
    bytes,
    isLeaf: type === leaf,
    places: Array.from({ length: cells }, (_, cell) => bytes.readUInt16BE(cellsAt + cell * 2)),
    lastChild: bytes.readUInt32BE(headAt + 8),
  };
}

/** 0, which is no page, where the cell lies outside. */
function childAt(page: Buffer, place: number): number {
  return place + 4 > page.length ? 0 : page.readUInt32BE(place);
}

/** 1.6 and 1.7: a row is its size, its id, what fits of it, and where the rest is. */
function rowAt(pages: Pages, page: Buffer, place: number): Buffer | undefined {
  const size = varintAt(page, place);
  const id = size && varintAt(page, size.end);
  if (size === undefined || id === undefined || !pages.mayTake(size.value)) return undefined;
  const here = bytesOnPage(size.value, pages.usableBytes);
  const end = id.end + here;
  if (end > pages.usableBytes) return undefined;
  const start = page.subarray(id.end, end);
  if (here === size.value) return start;
  if (end + 4 > page.length) return undefined;
  const rest = chained(pages, page.readUInt32BE(end), size.value - here);
  return rest && Buffer.concat([start, ...rest]);
}

function bytesOnPage(size: number, usable: number): number {
  const most = usable - 35;
  if (size <= most) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

function chained(pages: Pages, first: number, bytes: number): readonly Buffer[] | undefined {
  const pieces: Buffer[] = [];
  let left = bytes;
  for (let next = first; left > 0;) {
    const page = pages.take(next);
    if (page === undefined) return undefined;
    const piece = page.subarray(4, Math.min(pages.usableBytes, 4 + left));
    pieces.push(piece);
    left -= piece.length;
    next = page.readUInt32BE(0);
  }
  return pieces;
}
