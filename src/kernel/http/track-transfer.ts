import type { Caller } from '#contracts/access.ts';
import type { Serving } from './serving.ts';

/** A transfer that ends with its session or with NEXUS; `left` is the signal of a client that goes away. */
export function trackTransfer(
  caller: Caller,
  left: AbortSignal,
  serving: Pick<Serving, 'streams'>,
): Disposable & { readonly signal: AbortSignal } {
  const ended = new AbortController();
  const forget = serving.streams.add(caller, (reason) =>
    ended.abort(new Error(`The transfer ended: ${reason}.`)),
  );
  return { signal: AbortSignal.any([left, ended.signal]), [Symbol.dispose]: forget };
}
