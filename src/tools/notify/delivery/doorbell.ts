import type { Clock } from '#kernel/clock.ts';

/** Wakes one waiter. A ring while nobody waits is kept for the next. */
export interface Doorbell {
  ring(): void;
  readonly isRung: boolean;
  /** Forgets the ring. */
  answer(): void;
  /** Until it is rung, `waitMs` have passed or `signal` aborts. */
  wait(waitMs: number, signal: AbortSignal): Promise<void>;
}

export function doorbell(clock: Clock): Doorbell {
  let isRung = false;
  let wake = () => {};
  return {
    ring() {
      isRung = true;
      wake();
    },
    get isRung() {
      return isRung;
    },
    answer() {
      isRung = false;
    },
    async wait(waitMs, signal) {
      if (isRung) return;
      await pause(clock, waitMs, signal, (over) => (wake = over));
    },
  };
}

/** Waits; ends early when `signal` aborts or what `onStart` is handed is called. */
export async function pause(
  clock: Clock,
  waitMs: number,
  signal: AbortSignal,
  onStart: (over: () => void) => void = () => {},
): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(waitMs, resolve);
  signal.addEventListener('abort', () => resolve(), { once: true });
  onStart(resolve);
  await promise;
  cancel();
}
