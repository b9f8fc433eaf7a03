import { crc32 } from 'node:zlib';
import { inflateStream, type Inflated } from './inflate-stream.ts';
import { unpack } from './unpack.ts';
import { spend, type ByteBudget, type ZipBounds, type ZipEntry } from './zip-entry.ts';
import { ZipError } from './zip-error.ts';
import {
  assertReadable,
  hasDescriptor,
  localBytes,
  nameOf,
  parseHeader,
  signatures,
  widened,
  type ZipHeader,
} from './zip-header.ts';
import { zipSource, type ZipSource } from './zip-source.ts';

/**
 * The entries of a zip as it streams by, from its local headers (APPNOTE 6.3.10): stored and deflate, zip64, sizes before or behind the
 * content; nothing may stand before the first entry. Keeps one entry's content and some 64 KiB. `whole` may be left uncalled; the
 * entry is skipped then. Leaving the loop ends the source. Throws `ZipError`; when only `whole` throws it, the loop may go on to the
 * next entry, which throws again if it cannot be found.
 */
export async function* readZip(
  chunks: AsyncIterable<Uint8Array>,
  bounds: ZipBounds,
): AsyncGenerator<ZipEntry, void> {
  await using source = zipSource(chunks);
  const budget: ByteBudget = { left: bounds.mostBytes };
  for (let count = 0; ; count++) {
    const found = await nextHeader(source);
    if (found === null) return;
    if (count >= bounds.mostEntries) {
      throw new ZipError('too-many', `The zip has more than ${bounds.mostEntries} entries.`);
    }
    const { name, header } = found;
    const content = hasDescriptor(header)
      ? endlessContent(source, header, budget)
      : sizedContent(source, header, budget);
    yield {
      name,
      isFolder: name.endsWith('/'),
      sizeBytes: hasDescriptor(header) ? null : header.sizeBytes,
      whole: (mostBytes) => content.whole(mostBytes),
    };
    await content.skip();
  }
}

/** Null at the central directory, which ends the entries. */
async function nextHeader(source: ZipSource): Promise<{ name: string; header: ZipHeader } | null> {
  const start = await source.peek(localBytes);
  const signature = start.length < 4 ? 0 : start.readUInt32LE(0);
  if (signature === signatures.central || signature === signatures.end) return null;
  if (start.length < localBytes) throw new ZipError('truncated', 'The zip ends midway.');
  if (signature !== signatures.local) throw new ZipError('malformed', 'This is no zip, or a damaged one.');
  const narrow = parseHeader(start, 6);
  const nameEnd = localBytes + narrow.nameBytes;
  const length = nameEnd + narrow.extraBytes;
  const bytes = await source.peek(length);
  if (bytes.length < length) throw new ZipError('truncated', 'The zip ends midway.');
  const name = nameOf(bytes.subarray(localBytes, nameEnd));
  const { sizeBytes, packedBytes } = widened(bytes.subarray(nameEnd, length), { ...narrow, offset: 0 });
  await source.advance(length);
  return { name, header: { ...narrow, sizeBytes, packedBytes } };
}

interface Content {
  whole(mostBytes: number): Promise<Buffer>;
  /** Over what `whole` left. */
  skip(): Promise<void>;
}

function sizedContent(source: ZipSource, header: ZipHeader, budget: ByteBudget): Content {
  let left = header.packedBytes;
  return {
    async whole(mostBytes) {
      // What is packed may be a little longer than what is not.
      if (Math.max(header.sizeBytes, header.packedBytes - 1024) > mostBytes) throw tooLarge();
      spend(budget, header.sizeBytes);
      const window = await source.peek(left);
      if (window.length < left) throw new ZipError('truncated', 'The zip ends midway.');
      const packed = Buffer.from(window.subarray(0, left));
      await source.advance(left);
      left = 0;
      return await unpack(packed, header);
    },
    skip: () => source.advance(left),
  };
}

/** The sizes stand behind the content (4.3.9), so it has to be unpacked to find its end. */
function endlessContent(source: ZipSource, header: ZipHeader, budget: ByteBudget): Content {
  let isRead = false;
  async function read(mostKeptBytes: number): Promise<Buffer | null> {
    isRead = true;
    assertReadable(header);
    const found =
      header.method === 0
        ? await takeStored(source, header.packedBytes, mostKeptBytes)
        : await inflateStream(source, { mostKeptBytes, mostBytes: budget.left });
    spend(budget, found.sizeBytes);
    const checksum = await readDescriptor(source, found);
    if (found.content !== null && crc32(found.content) !== checksum) {
      throw new ZipError('malformed', 'A part of the zip is damaged: its checksum is another.');
    }
    return found.content;
  }
  return {
    async whole(mostBytes) {
      const content = await read(mostBytes);
      if (content === null) throw tooLarge();
      return content;
    },
    async skip() {
      if (!isRead) await read(0);
    },
  };
}

/** Stored content of which the local header says how long it is, or which is empty, as of folders; else its end cannot be told. */
async function takeStored(source: ZipSource, bytes: number, mostKeptBytes: number): Promise<Inflated> {
  const isKept = bytes <= mostKeptBytes;
  const content = isKept ? Buffer.from((await source.peek(bytes)).subarray(0, bytes)) : null;
  await source.advance(bytes);
  return { content, sizeBytes: bytes, packedBytes: bytes };
}

/** Takes a data descriptor: with its signature or without, with numbers of 4 or 8 bytes; what fits the content tells. */
async function readDescriptor(
  source: ZipSource,
  found: { readonly packedBytes: number; readonly sizeBytes: number },
): Promise<number> {
  const bytes = await source.peek(28);
  for (const at of [4, 0]) {
    for (const width of [4, 8]) {
      const length = at + 4 + 2 * width;
      if (!isDescriptor(bytes, at, length)) continue;
      const isFitting =
        readSize(bytes, at + 4, width) === BigInt(found.packedBytes) &&
        readSize(bytes, at + 4 + width, width) === BigInt(found.sizeBytes);
      if (!isFitting) continue;
      const checksum = bytes.readUInt32LE(at);
      await source.advance(length);
      return checksum;
    }
  }
  throw new ZipError('malformed', 'A part of the zip is damaged: its sizes are others.');
}

/** Numbers of either width may fit empty content; what follows tells which it is. */
function isDescriptor(bytes: Buffer, at: number, length: number): boolean {
  if (bytes.length < length + 4 || (at === 4 && bytes.readUInt32LE(0) !== signatures.descriptor))
    return false;
  const next = bytes.readUInt32LE(length);
  return next === signatures.local || next === signatures.central;
}

function readSize(bytes: Buffer, at: number, width: number): bigint {
  return width === 4 ? BigInt(bytes.readUInt32LE(at)) : bytes.readBigUInt64LE(at);
}

function tooLarge(): ZipError {
  return new ZipError('too-large', 'A part of the zip is too large to be read.');
}
