import type { Clock } from '#kernel/clock.ts';

/** Resolves after `delayMs`, or at once when `signal` aborts. */
export function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = () => {
    cancel();
    signal.removeEventListener('abort', end);
    resolve();
  };
  const cancel = clock.after(delayMs, end);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  return promise;
}
