import type { Clock } from '#kernel/clock.ts';
import { Bell } from '#kernel/coordinator/bell.ts';
import { pause } from '#kernel/coordinator/pause.ts';

/** Wakes one loop that waits. A ring is kept until it is answered, so that none is missed between two waits. */
export interface Doorbell {
  ring(): void;
  readonly isRung: boolean;
  /** Forgets the ring: before looking at what there is to do. */
  answer(): void;
  /** Until it is rung, `waitMs` have passed or `signal` aborts; an hour at most. */
  wait(waitMs: number, signal: AbortSignal): Promise<void>;
}

/** Timers cannot be set for longer than some weeks. */
const longestMs = 3_600_000;

export function doorbell(clock: Clock): Doorbell {
  const bell = new Bell();
  return {
    ring: () => bell.ring(),
    get isRung() {
      return bell.rung.aborted;
    },
    answer: () => bell.answer(),
    wait: (waitMs, signal) => pause(clock, Math.min(waitMs, longestMs), signal, bell.rung),
  };
}
