import { openBerkeley, type BerkeleyFile } from './berkeley-file.ts';
import { byteBudget } from './header-blobs.ts';

/** Types of pages and of what lies on them (dbinc/db_page.h). */
const hashPages = new Set([2, 13]);
const overflowPage = 7;
const inPage = 1;
const offPage = 3;

const pageHeadBytes = 26;
/** The first record is a counter. */
const leastHeaderBytes = 16;

export function isBerkeleyHash(file: Buffer): boolean {
  return openBerkeley(file) !== undefined;
}

/**
 * `Packages` of rpm before 4.16: a hash of Berkeley DB, read page after page, whatever its buckets say. On a page the entries are
 * keys and values by turns; values lie in chains of overflow pages.
 */
export function* readBerkeley(file: Buffer, reject: (why: string) => void): Generator<Buffer, void> {
  const database = openBerkeley(file);
  if (database === undefined) return;
  const mayTake = byteBudget(file);
  if (database.u32(32) >= database.pages) reject('The database is cut off.');
  const chains: number[] = [];
  for (let page = 1; page < database.pages; page += 1) {
    const at = page * database.pageBytes;
    const type = file[at + 25] ?? 0;
    if (type === overflowPage) chains.push(page);
    if (!hashPages.has(type) || !database.take(page)) continue;
    for (const value of valuesOn(file, database, at)) {
      if (value === undefined) reject('A package in the database is damaged.');
      else if (!mayTake(value.length)) {
        reject('Packages in the database lie over each other.');
        return;
      } else if (value.length >= leastHeaderBytes) yield value;
    }
  }
  if (chains.some((page) => database.take(page))) reject('The database holds data that no package names.');
}

/** Undefined for one that could not be read. */
function* valuesOn(
  file: Buffer,
  database: BerkeleyFile,
  pageAt: number,
): Generator<Buffer | undefined, void> {
  const { pageBytes, u16 } = database;
  const entries = u16(pageAt + 20);
  if (pageHeadBytes + entries * 2 > pageBytes) {
    yield undefined;
    return;
  }
  for (let entry = 1; entry < entries; entry += 2) {
    const offset = u16(pageAt + pageHeadBytes + entry * 2);
    const end = u16(pageAt + pageHeadBytes + (entry - 1) * 2);
    if (offset < pageHeadBytes || offset >= end || end > pageBytes) yield undefined;
    else if (file[pageAt + offset] === inPage) yield file.subarray(pageAt + offset + 1, pageAt + end);
    else if (file[pageAt + offset] === offPage && offset + 12 <= pageBytes) {
      yield chained(file, database, pageAt + offset);
    } else yield undefined;
  }
}

/** A value off its page: at 4 the first page of its chain, at 8 its size. */
function chained(file: Buffer, database: BerkeleyFile, itemAt: number): Buffer | undefined {
  const { pageBytes, u16, u32, take } = database;
  const size = u32(itemAt + 8);
  if (size > file.length) return undefined;
  const pieces: Buffer[] = [];
  let left = size;
  for (let page = u32(itemAt + 4); left > 0;) {
    const at = page * pageBytes;
    if (!take(page) || file[at + 25] !== overflowPage) return undefined;
    const bytes = u16(at + 22);
    if (bytes === 0 || bytes > left || pageHeadBytes + bytes > pageBytes) return undefined;
    pieces.push(file.subarray(at + pageHeadBytes, at + pageHeadBytes + bytes));
    left -= bytes;
    page = u32(at + 16);
  }
  return Buffer.concat(pieces);
}
