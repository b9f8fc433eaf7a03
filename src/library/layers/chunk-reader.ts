import { collected } from './collected.ts';
import { TarError } from './tar-error.ts';

/** Reads exact amounts from chunks of any size. What it gives lives until more is asked for, as a chunk does. */
export interface ChunkReader extends AsyncDisposable {
  /** How many bytes were read, taken or skipped so far. */
  readonly position: number;
  /** Exactly `bytes`, or null when nothing is left at all. Throws `truncated` in between. */
  read(bytes: number): Promise<Buffer | null>;
  /** As `read`, when it is all there already; undefined when it must be waited for. */
  readNow(bytes: number): Buffer | undefined;
  /** The next `bytes` as they come, without collecting them. Iterate to the end, or call `skip` with what is left. */
  take(bytes: number): AsyncGenerator<Buffer, void>;
  skip(bytes: number): Promise<void>;
  /** As `skip`, of what is there already; answers how much is left to skip. */
  skipNow(bytes: number): number;
}

/** Chunks of something that can be read from anywhere, so that skipping costs nothing. */
export interface SeekableChunks extends AsyncIterable<Uint8Array> {
  /** Leaves out the next bytes; answers how many, fewer at the end. */
  seek(bytes: number): number;
}

export function chunkReader(chunks: AsyncIterable<Uint8Array> | SeekableChunks): ChunkReader {
  const source = chunks[Symbol.asyncIterator]();
  let chunk: Buffer = Buffer.alloc(0);
  let at = 0;
  let position = 0;

  async function more(): Promise<boolean> {
    while (at === chunk.length) {
      const step = await source.next();
      if (step.done) return false;
      chunk = Buffer.from(step.value.buffer, step.value.byteOffset, step.value.byteLength);
      at = 0;
    }
    return true;
  }

  function skipNow(bytes: number): number {
    const skipped = Math.min(bytes, chunk.length - at);
    at += skipped;
    position += skipped;
    return bytes - skipped;
  }

  function readNow(bytes: number): Buffer | undefined {
    if (chunk.length - at < bytes) return undefined;
    const piece = chunk.subarray(at, at + bytes);
    skipNow(bytes);
    return piece;
  }

  async function* take(bytes: number): AsyncGenerator<Buffer, void> {
    for (let left = bytes; left > 0;) {
      if (!(await more())) throw new TarError('truncated', 'The archive ends midway.');
      const piece = chunk.subarray(at, at + left);
      left = skipNow(left);
      yield piece;
    }
  }

  return {
    take,
    skipNow,
    get position() {
      return position;
    },
    readNow,
    async read(bytes) {
      if (!(await more())) return null;
      return readNow(bytes) ?? (await collected(take(bytes), bytes));
    },
    async skip(bytes) {
      let left = skipNow(bytes);
      if (left > 0 && 'seek' in chunks) {
        const sought = chunks.seek(left);
        position += sought;
        left -= sought;
      }
      while (left > 0) {
        if (!(await more())) throw new TarError('truncated', 'The archive ends midway.');
        left = skipNow(left);
      }
    },
    async [Symbol.asyncDispose]() {
      await source.return?.();
    },
  };
}
