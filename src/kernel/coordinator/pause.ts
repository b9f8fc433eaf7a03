import type { Clock } from '#kernel/clock.ts';

/** Resolves after `delayMs`, or as soon as one of the signals aborts. */
export function pause(clock: Clock, delayMs: number, ...signals: readonly AbortSignal[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = () => {
    cancel();
    for (const signal of signals) signal.removeEventListener('abort', end);
    resolve();
  };
  const cancel = clock.after(delayMs, end);
  for (const signal of signals) signal.addEventListener('abort', end);
  if (signals.some(({ aborted }) => aborted)) end();
  return promise;
}
