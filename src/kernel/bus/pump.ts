import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';

/** Work that is done whenever there may be some, one turn at a time. */
export interface Pump extends AsyncDisposable {
  /** There may be work: runs a turn now, or once more after the one that is running. */
  readonly wake: () => void;
}

export interface PumpOptions {
  readonly clock: Clock;
  readonly log: Log;
  /**
   * Resolves to the milliseconds after which to look again without being woken, or to undefined. `signal` aborts when
   * the pump is disposed: a long turn ends early.
   */
  readonly turn: (signal: AbortSignal) => Promise<number | undefined>;
}

const firstWaitMs = 1000;
const longestWaitMs = 30_000;

/** A turn that throws is logged and tried again, each time after a longer wait. Disposing waits for the running turn. */
export function createPump({ clock, log, turn }: PumpOptions): Pump {
  let running: Promise<void> | undefined;
  let isWanted = false;
  const stop = new AbortController();
  let failures = 0;
  let cancel: (() => void) | undefined;

  const look = async () => {
    try {
      const nextMs = await turn(stop.signal);
      failures = 0;
      return nextMs;
    } catch (error) {
      failures += 1;
      log.warn({ error, failures }, 'A turn of background work failed and is tried again');
      return Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1));
    }
  };
  const run = async () => {
    while (isWanted && !stop.signal.aborted) {
      isWanted = false;
      cancel?.();
      const nextMs = await look();
      if (nextMs !== undefined && !stop.signal.aborted) cancel = clock.after(nextMs, wake);
    }
    running = undefined;
  };
  const wake = () => {
    if (stop.signal.aborted) return;
    isWanted = true;
    running ??= run();
  };
  return {
    wake,
    async [Symbol.asyncDispose]() {
      stop.abort();
      cancel?.();
      await running;
    },
  };
}
