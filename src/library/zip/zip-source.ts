import { ZipError } from './zip-error.ts';

/** Looks ahead in chunks of any size. */
export interface ZipSource extends AsyncDisposable {
  /** At least `bytes` of what comes next, without taking it; less only where the source ends. A view: it lives until the next call. */
  peek(bytes: number): Promise<Buffer>;
  /** Takes `bytes`. Throws `truncated` when the source ends before. */
  advance(bytes: number): Promise<void>;
}

const aheadBytes = 64 * 1024;

export function zipSource(chunks: AsyncIterable<Uint8Array>): ZipSource {
  const source = chunks[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  /** A copy: what the source gives lives until the next only. */
  async function next(): Promise<Buffer | undefined> {
    const step = await source.next();
    return step.done ? undefined : Buffer.from(step.value);
  }

  return {
    async peek(bytes) {
      if (rest.length >= bytes) return rest;
      const pieces = [rest];
      // Further ahead than asked, so that small chunks are put together once, not again for every entry.
      for (let length = rest.length; length < bytes + aheadBytes;) {
        const piece = await next();
        if (piece === undefined) break;
        length += piece.length;
        pieces.push(piece);
      }
      rest = Buffer.concat(pieces);
      return rest;
    },
    async advance(bytes) {
      let left = bytes;
      while (left > rest.length) {
        left -= rest.length;
        const piece = await next();
        if (piece === undefined) throw new ZipError('truncated', 'The zip ends midway.');
        rest = piece;
      }
      rest = rest.subarray(left);
    },
    async [Symbol.asyncDispose]() {
      await source.return?.();
    },
  };
}
