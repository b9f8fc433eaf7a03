import { type ManualClock, manualClock } from '#kernel/clock.ts';

/** A manual clock that shows when whoever uses it waits for nothing but time. */
export interface CountingClock extends ManualClock {
  /** How many timers are set. */
  readonly timers: number;
}

export function countingClock(): CountingClock {
  const clock = manualClock();
  const timers = new Set<object>();
  return {
    ...clock,
    get timers() {
      return timers.size;
    },
    after(delayMs, run) {
      const timer = {};
      timers.add(timer);
      const cancel = clock.after(delayMs, () => {
        timers.delete(timer);
        run();
      });
      return () => {
        timers.delete(timer);
        cancel();
      };
    },
  };
}
