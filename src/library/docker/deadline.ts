import { EngineError } from './engine-error.ts';

/** One signal that fires when the caller aborts or when time is up, whichever comes first. */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
  /** Takes the time limit away; the caller's abort still counts. */
  lift(): void;
}

export function startDeadline(timeoutMs: number, outer: AbortSignal | undefined, what: string): Deadline {
  const controller = new AbortController();
  const expire = () =>
    controller.abort(new EngineError('timeout', `${what}: no answer within ${timeoutMs} ms.`));
  const forward = () => controller.abort(outer?.reason);
  const timer = setTimeout(expire, timeoutMs);
  if (outer?.aborted) forward();
  outer?.addEventListener('abort', forward, { once: true });
  return {
    signal: controller.signal,
    lift: () => clearTimeout(timer),
    [Symbol.dispose]() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', forward);
    },
  };
}
