import type { ChunkReader } from './chunk-reader.ts';
import type { Extensions } from './tar-extensions.ts';
import { blockBytes, numberIn } from './tar-header.ts';
import { TarError } from './tar-error.ts';

/** A file of which only parts are stored; between them are zeros. */
export interface SparseMap {
  readonly realBytes: number;
  /** In order, without overlap. What they take together is stored, one behind the other. */
  readonly parts: readonly SparsePart[];
}

interface SparsePart {
  readonly at: number;
  readonly bytes: number;
}

const longestNumber = 16;
const mostMapBytes = 1024 * 1024;
/** Zeros cost nothing to store. */
const mostRealBytes = 4 * 1024 * 1024 * 1024;

/** Of type `S` (GNU tar manual, "Old GNU Format"): four parts in the header, 21 in each block that follows. */
export async function readOldMap(header: Buffer, reader: ChunkReader): Promise<SparseMap> {
  const realBytes = numberIn(header, 483, 12);
  const numbers = partsIn(header, 386, 4);
  let hasMore = header[482] !== 0;
  for (let read = 0; hasMore; read += blockBytes) {
    const block = await reader.read(blockBytes);
    if (!block) throw new TarError('truncated', 'The archive ends midway.');
    if (read >= mostMapBytes) throw tooLarge();
    numbers.push(...partsIn(block, 0, 21));
    hasMore = block[504] !== 0;
  }
  return mapOf(realBytes, numbers);
}

function partsIn(block: Buffer, from: number, count: number): number[] {
  const numbers: number[] = [];
  for (let at = from; at < from + count * 24 && block[at] !== 0; at += 24) {
    numbers.push(numberIn(block, at, 12), numberIn(block, at + 12, 12));
  }
  return numbers;
}

/**
 * Of extended headers (GNU tar manual, "PAX Format, Versions 0.0, 0.1" and "1.0"); undefined for what is whole. Version 1.0 keeps the
 * map before the content.
 */
export async function readPaxMap(said: Extensions, reader: ChunkReader): Promise<SparseMap | undefined> {
  const real = said.get('GNU.sparse.realsize') ?? said.get('GNU.sparse.size');
  if (real === undefined) return undefined;
  const realBytes = wholeNumber(real.toString('latin1'));
  const isFirst = said.get('GNU.sparse.major')?.toString('latin1') !== '1';
  const listed = said.get('GNU.sparse.map')?.toString('latin1') ?? '';
  const numbers = isFirst
    ? listed
        .split(',')
        .filter((text) => text !== '')
        .map(wholeNumber)
    : await readLines(reader);
  return mapOf(realBytes, numbers);
}

/** How many parts there are, then offset and size of each, a line for each number, filled up to whole blocks. */
async function readLines(reader: ChunkReader): Promise<number[]> {
  const numbers: number[] = [];
  let open = '';
  for (let read = 0; numbers.length === 0 || numbers.length < 1 + 2 * numbers[0]!; read += blockBytes) {
    const block = await reader.read(blockBytes);
    if (!block) throw new TarError('truncated', 'The archive ends midway.');
    if (read >= mostMapBytes) throw tooLarge();
    if (open.length > longestNumber) throw damaged();
    const lines = (open + block.toString('latin1')).split('\n');
    open = lines.pop() ?? '';
    for (const line of lines) numbers.push(wholeNumber(line));
  }
  return numbers.slice(1, 1 + 2 * numbers[0]!);
}

function mapOf(realBytes: number, numbers: readonly number[]): SparseMap {
  const parts: SparsePart[] = [];
  let end = 0;
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const part = { at: numbers[at]!, bytes: numbers[at + 1]! };
    if (part.at < end || part.at + part.bytes > realBytes) throw damaged();
    end = part.at + part.bytes;
    parts.push(part);
  }
  return { realBytes, parts };
}

/** The file as it was, out of the bytes that are stored of it. */
export async function* filledUp(stored: AsyncIterable<Buffer>, map: SparseMap): AsyncGenerator<Buffer, void> {
  if (map.realBytes > mostRealBytes) throw tooLarge();
  const parts = map.parts.values();
  let part = parts.next();
  let at = 0;
  for await (const chunk of stored) {
    for (let rest = chunk; rest.length > 0;) {
      while (part.value && at === part.value.at + part.value.bytes) part = parts.next();
      if (!part.value) throw damaged();
      yield* zeros(part.value.at - at);
      at = Math.max(at, part.value.at);
      const piece = rest.subarray(0, part.value.at + part.value.bytes - at);
      rest = rest.subarray(piece.length);
      at += piece.length;
      yield piece;
    }
  }
  yield* zeros(map.realBytes - at);
}

const someZeros = Buffer.alloc(64 * 1024);

function* zeros(bytes: number): Generator<Buffer, void> {
  for (let left = bytes; left > 0; left -= someZeros.length) yield Buffer.from(someZeros.subarray(0, left));
}

function wholeNumber(text: string): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw damaged();
  return value;
}

function damaged(): TarError {
  return new TarError('malformed', 'The map of a sparse file in the archive is damaged.');
}

function tooLarge(): TarError {
  return new TarError('too-large', 'A sparse file in the archive is too large.');
}
