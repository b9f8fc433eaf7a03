import { TarError } from './tar-error.ts';

/** Reads exact amounts from chunks of any size. */
export interface ChunkReader extends AsyncDisposable {
  /** Exactly `bytes`, or null when nothing is left at all. Throws `truncated` in between. */
  read(bytes: number): Promise<Buffer | null>;
  /** The next `bytes` as they come, without collecting them. Iterate to the end, or call `skip` with what is left. */
  take(bytes: number): AsyncGenerator<Buffer, void>;
  skip(bytes: number): Promise<void>;
}

export function chunkReader(chunks: AsyncIterable<Uint8Array>): ChunkReader {
  const source = chunks[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    while (rest.length === 0) {
      const step = await source.next();
      if (step.done) return false;
      rest = Buffer.from(step.value.buffer, step.value.byteOffset, step.value.byteLength);
    }
    return true;
  }

  async function* take(bytes: number): AsyncGenerator<Buffer, void> {
    for (let left = bytes; left > 0;) {
      if (!(await more())) throw new TarError('truncated', 'The archive ends midway.');
      const piece = rest.subarray(0, left);
      rest = rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  return {
    take,
    async read(bytes) {
      if (!(await more())) return null;
      if (rest.length >= bytes) {
        const piece = rest.subarray(0, bytes);
        rest = rest.subarray(bytes);
        return piece;
      }
      return Buffer.concat(await Array.fromAsync(take(bytes)));
    },
    async skip(bytes) {
      for await (const _ of take(bytes));
    },
    async [Symbol.asyncDispose]() {
      await source.return?.();
    },
  };
}
