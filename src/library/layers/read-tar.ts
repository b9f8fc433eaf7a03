import { chunkReader, type ChunkReader } from './chunk-reader.ts';
import { headerOf, parsePax, type Extensions } from './tar-extensions.ts';
import { blockBytes, parseHeader, type RawHeader, type TarHeader } from './tar-header.ts';
import { TarError } from './tar-error.ts';
import { filledUp, readOldMap, readPaxMap, type SparseMap } from './tar-sparse.ts';

export interface TarEntry extends TarHeader {
  /** Where the content starts in the archive, and how many bytes of it are stored there. */
  readonly contentAt: number;
  readonly storedBytes: number;
  /** Read it before the next entry is asked for; what is left is skipped then. */
  readonly content: AsyncIterable<Buffer>;
}

/** What the headers before one entry may take in all. */
const maxExtensionBytes = 1024 * 1024;
const none: Extensions = new Map();

/**
 * The entries of a tar archive as it streams by: ustar, pax (POSIX.1-2017), the long names and sparse files of GNU tar. Bounded whatever
 * the archive holds; nothing of an entry's content is kept. Leaving the loop ends the source. Throws `TarError`.
 *
 * `isWanted` is asked for each entry in turn; those that it does not want are skipped without being given, which takes a tenth of the
 * time. A chunk may be used again for the next one: it lives until that is asked for, and so do pieces of content.
 */
export async function* readTar(
  chunks: AsyncIterable<Uint8Array>,
  isWanted: (header: TarHeader) => boolean = () => true,
): AsyncGenerator<TarEntry, void> {
  await using reader = chunkReader(chunks);
  let global = none;
  for (;;) {
    const block = reader.readNow(blockBytes) ?? (await reader.read(blockBytes));
    const found = block && (plainEntry(block, global) ?? (await extendedEntry(block, reader, global)));
    if (!found) return;
    global = found.global;
    const said = both(global, found.said);
    const header = headerOf(found.raw, said);
    const bytes = hasContent(found.raw.type) ? header.sizeBytes : 0;
    const end = reader.position + bytes;
    const sparse = found.sparse ?? (said.size > 0 ? await readPaxMap(said, reader) : undefined);
    const contentAt = reader.position;
    const storedBytes = end - contentAt;
    if (storedBytes < 0) throw new TarError('malformed', 'A sparse file in the archive is damaged.');
    const shown = sparse ? { ...header, sizeBytes: sparse.realBytes } : header;
    let left = storedBytes;
    if (isWanted(shown)) {
      const stored = counted(reader, storedBytes, (taken) => (left -= taken));
      yield { ...shown, contentAt, storedBytes, content: sparse ? filledUp(stored, sparse) : stored };
    }
    // Most of the time everything is there already: waiting for nothing costs more than reading a header.
    const awaited = reader.skipNow(left + paddingOf(bytes));
    if (awaited > 0) await reader.skip(awaited);
  }
}

function both(global: Extensions, said: Extensions): Extensions {
  return global.size === 0 ? said : new Map([...global, ...said]);
}

async function* counted(
  reader: ChunkReader,
  bytes: number,
  onTaken: (bytes: number) => void,
): AsyncGenerator<Buffer, void> {
  for await (const piece of reader.take(bytes)) {
    onTaken(piece.length);
    yield piece;
  }
}

interface Found {
  readonly raw: RawHeader;
  readonly said: Extensions;
  readonly global: Extensions;
  /** Of GNU's own sparse files. */
  readonly sparse?: SparseMap;
}

const extensions = 'xgLK';

/** One that no other block tells of; undefined when there are some, null at the end. */
function plainEntry(block: Buffer, global: Extensions): Found | null | undefined {
  const raw = parseHeader(block);
  // One block of zeros is the end as well; the second is often missing.
  if (!raw) return null;
  return raw.type === 'S' || extensions.includes(raw.type) ? undefined : { raw, said: none, global };
}

/** Reads over the extended headers to the entry that they are about; null at the end. */
async function extendedEntry(first: Buffer, reader: ChunkReader, before: Extensions): Promise<Found | null> {
  let global = before;
  const said = new Map<string, Buffer>();
  let extensionBytes = 0;
  for (let block: Buffer | null = first; block; block = await reader.read(blockBytes)) {
    const raw = parseHeader(block);
    if (!raw) return null;
    if (raw.type === 'S') return { raw, said, global, sparse: await readOldMap(Buffer.from(block), reader) };
    if (!extensions.includes(raw.type)) return { raw, said, global };
    extensionBytes += blockBytes + raw.sizeBytes;
    if (extensionBytes > maxExtensionBytes)
      throw new TarError('too-large', 'A header of the archive is too large.');
    const body = await readBody(reader, raw.sizeBytes);
    if (raw.type === 'g') global = new Map([...global, ...parsePax(body)]);
    else if (raw.type === 'x') for (const [keyword, value] of parsePax(body)) said.set(keyword, value);
    else said.set(raw.type === 'L' ? 'path' : 'linkpath', withoutEnd(body));
  }
  return null;
}

async function readBody(reader: ChunkReader, bytes: number): Promise<Buffer> {
  const body = bytes === 0 ? Buffer.alloc(0) : await reader.read(bytes);
  if (!body) throw new TarError('truncated', 'The archive ends midway.');
  // A view of a chunk would not survive the next read.
  const kept = Buffer.from(body);
  await reader.skip(paddingOf(bytes));
  return kept;
}

function withoutEnd(body: Buffer): Buffer {
  const end = body.indexOf(0);
  return end < 0 ? body : body.subarray(0, end);
}

/** Links, folders and devices may state a size that means nothing (pax, "ustar"). */
function hasContent(type: string): boolean {
  return !'123456'.includes(type);
}

function paddingOf(bytes: number): number {
  return (blockBytes - (bytes % blockBytes)) % blockBytes;
}
