import { pipeline } from 'node:stream';
import { constants, createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from 'node:zlib';
import { defaultBounds, type LayerBounds } from './bounds.ts';
import { TarError } from './tar-error.ts';
import { zstdFrames } from './zstd-frames.ts';

export type Compression = 'gzip' | 'zstd' | 'none';

const magics: readonly {
  readonly format: Compression | 'xz' | 'bzip2';
  readonly bytes: readonly number[];
}[] = [
  { format: 'gzip', bytes: [0x1f, 0x8b] },
  { format: 'zstd', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { format: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { format: 'bzip2', bytes: [0x42, 0x5a, 0x68] },
];
const longestMagic = 6;

/** By the first six bytes: names and media types are often wrong. Throws `malformed` for what Node does not read. */
export function compressionOf(first: Buffer): Compression {
  // A skippable frame may come first: 0x184D2A50 to 0x184D2A5F, little-endian (RFC 8878, 3.1.2).
  if (first.length >= 4 && (first.readUInt32LE(0) & 0xfffffff0) === 0x184d2a50) return 'zstd';
  const format = magics.find(({ bytes }) => bytes.every((byte, at) => first[at] === byte))?.format ?? 'none';
  if (format === 'xz' || format === 'bzip2') {
    throw new TarError('malformed', `Archives compressed with ${format} are not read.`);
  }
  return format;
}

type DecompressBounds = Pick<LayerBounds, 'mostBytes' | 'mostRatio' | 'freeBytes'>;

/**
 * What gzip (RFC 1952, of several members, padded with zeros) or zstd (RFC 8878, of several frames) holds, and anything else as it
 * is. Leaving the loop ends the source. Throws `TarError`, `too-large` once a bound is passed; errors of the source as they are. A chunk
 * lives until the next is asked for, a piece as well.
 */
export async function* decompress(
  chunks: AsyncIterable<Uint8Array>,
  bounds: DecompressBounds = defaultBounds,
): AsyncGenerator<Buffer, void> {
  const source = chunks[Symbol.asyncIterator]();
  let isHandedOn = false;
  try {
    const first = await firstBytes(source);
    const compression = compressionOf(first);
    isHandedOn = true;
    const all = resumed(first, source);
    if (compression === 'none') yield* counted(all, bounds, () => Infinity);
    else yield* inflated(all, compression, bounds);
  } finally {
    if (!isHandedOn) await source.return?.();
  }
}

async function firstBytes(source: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < longestMagic) {
    const step = await source.next();
    if (step.done) break;
    // A copy: the chunk may be used again for the next.
    first = Buffer.concat([first, step.value]);
  }
  return first;
}

async function* resumed(first: Buffer, source: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer, void> {
  try {
    if (first.length > 0) yield first;
    for (let step = await source.next(); !step.done; step = await source.next()) yield bufferOf(step.value);
  } finally {
    await source.return?.();
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function* inflated(
  all: AsyncGenerator<Buffer, void>,
  compression: 'gzip' | 'zstd',
  bounds: DecompressBounds,
): AsyncGenerator<Buffer, void> {
  const engine = engineOf(compression);
  // Errors come out of the engine below.
  pipeline(compression === 'zstd' ? zstdFrames(all) : all, engine, () => {});
  try {
    yield* counted(engine, bounds, () => engine.bytesWritten);
  } catch (error) {
    throw asTarError(error);
  }
}

/**
 * Large pieces: each costs a round through the event loop. A window of zstd is bounded by 128 MiB. With a mark of one byte a chunk is
 * asked for when the one before has been read: it may lie in the same memory.
 */
function engineOf(compression: 'gzip' | 'zstd'): Gunzip | ZstdDecompress {
  const options = { chunkSize: 256 * 1024, writableHighWaterMark: 1 };
  if (compression === 'gzip') return createGunzip(options);
  return createZstdDecompress({ ...options, params: { [constants.ZSTD_d_windowLogMax]: 27 } });
}

async function* counted(
  pieces: AsyncIterable<Buffer>,
  { mostBytes, mostRatio, freeBytes }: DecompressBounds,
  inputBytes: () => number,
): AsyncGenerator<Buffer, void> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > mostBytes) throw new TarError('too-large', `More than ${mostBytes} bytes are not read.`);
    if (bytes > freeBytes && bytes > inputBytes() * mostRatio) {
      throw new TarError('too-large', `It is compressed more than ${mostRatio} times, as a trap would be.`);
    }
    yield piece;
  }
}

function asTarError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return new TarError('truncated', 'The archive ends midway.');
  // Codes of both engines: Z_DATA_ERROR, ZSTD_error_corruption_detected…
  if (typeof code !== 'string' || !/^Z_|^ZSTD_/.test(code)) return error;
  return new TarError('malformed', 'The compressed archive is damaged.');
}
