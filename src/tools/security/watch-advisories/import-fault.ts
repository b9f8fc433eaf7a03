import { IndexThreadError } from './threads/index-thread.ts';

/** The thread is replaced, and the index is as it was: it is the file that is too much. Throws. */
export function importFault(error: unknown): never {
  if (!(error instanceof IndexThreadError) || error.kind !== 'memory') throw error;
  throw new IndexThreadError('refused', 'Reading it takes more memory than it may.', { cause: error });
}
