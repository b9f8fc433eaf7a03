import { createHash } from 'node:crypto';
import { abortableSource } from './abortable-source.ts';

/** Pieces that are counted and hashed as somebody takes them. Leaving a loop over them does not end them. */
export interface HashedPieces extends AsyncIterable<Buffer> {
  readonly sizeBytes: number;
  /** Takes what nobody took, so that the digest is of all. */
  drain(): Promise<undefined>;
  /** `sha256:…` once everything was taken, null before. */
  digest(): string | null;
  /** Whether an error ended them before their end. It is thrown again to everyone who asks for more. */
  readonly hasFailed: boolean;
  /** Ends the source. */
  close(): Promise<void>;
}

export function hashedPieces(pieces: AsyncIterable<Buffer>, signal?: AbortSignal): HashedPieces {
  const source = pieces[Symbol.asyncIterator]();
  const steps = abortableSource(source, signal);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let state: 'open' | 'ended' | { readonly failure: unknown } = 'open';

  async function next(): Promise<IteratorResult<Buffer, undefined>> {
    if (typeof state === 'object') throw state.failure;
    if (state === 'ended') return { done: true, value: undefined };
    try {
      const step = await steps.next();
      if (!step.done) {
        sizeBytes += step.value.length;
        hash.update(step.value);
        return { done: false, value: step.value };
      }
      state = 'ended';
    } catch (failure) {
      state = { failure };
      throw failure;
    }
    return { done: true, value: undefined };
  }

  return {
    [Symbol.asyncIterator]: () => ({ next }),
    get sizeBytes() {
      return sizeBytes;
    },
    get hasFailed() {
      return typeof state === 'object';
    },
    async drain() {
      while (!(await next()).done);
      return undefined;
    },
    digest: () => (state === 'ended' ? `sha256:${hash.copy().digest('hex')}` : null),
    async close() {
      steps[Symbol.dispose]();
      const closed = source.return?.();
      // A source that hangs would not answer; it hears of the deadline itself.
      if (signal?.aborted) closed?.catch(() => {});
      else await closed;
    },
  };
}
