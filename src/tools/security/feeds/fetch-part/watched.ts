import type { Clock } from '#kernel/clock.ts';
import { asFetchFault, FetchFault } from './fetch-fault.ts';

/** A signal that aborts when the time is up, when nothing comes for a while, or with another signal. */
export interface Watch extends Disposable {
  readonly signal: AbortSignal;
  /** The server is waited for, from now on. */
  touch(): void;
  /** It is not waited for any more, until the next `touch`. */
  hold(): void;
}

export function startWatch(
  clock: Clock,
  { totalMs, stallMs }: { readonly totalMs: number; readonly stallMs: number },
  outer: AbortSignal | undefined,
): Watch {
  const controller = new AbortController();
  const signal = outer ? AbortSignal.any([controller.signal, outer]) : controller.signal;
  const end = (fault: FetchFault) => () => controller.abort(fault);
  const stalled = end(new FetchFault('stalled', 'Nothing came any more.'));
  const cancelTotal = clock.after(totalMs, end(new FetchFault('timeout', 'It took too long.')));
  let cancelStall = (): void => undefined;
  return {
    signal,
    touch() {
      cancelStall();
      cancelStall = clock.after(stallMs, stalled);
    },
    hold: () => cancelStall(),
    [Symbol.dispose]() {
      cancelStall();
      cancelTotal();
    },
  };
}

/** A body that ends with the watch, is bounded, and breaks off with a `FetchFault`. */
export async function* watched(
  body: AsyncIterable<Buffer>,
  watch: Watch,
  mostBytes: number,
): AsyncGenerator<Buffer, void> {
  let bytes = 0;
  try {
    for await (const chunk of body) {
      watch.hold();
      bytes += chunk.length;
      if (bytes > mostBytes) throw new FetchFault('too-large', `It is longer than ${mostBytes} bytes.`);
      yield chunk;
      watch.touch();
    }
  } catch (error) {
    watch.signal.throwIfAborted();
    throw asFetchFault(error);
  }
}
