import { abortable } from '../abortable.ts';

/** The next piece of a source, which is left hanging at the deadline: what it throws afterwards is nobody's. */
export async function nextPiece<T>(
  source: AsyncIterator<T, unknown>,
  signal: AbortSignal | undefined,
): Promise<IteratorResult<T, unknown>> {
  signal?.throwIfAborted();
  const step = source.next();
  if (!signal) return await step;
  step.catch(() => {});
  return await abortable(step, signal);
}
