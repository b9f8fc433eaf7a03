/** A time for which no slot is made up: the clock was set, or this process did not run. */
export interface ClockGap {
  readonly kind: 'clock-forward' | 'clock-back' | 'asleep';
  /** By the wall clock, before and after. Of a clock that was set back, `fromMs` is the later one. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface ClockReading {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

/** Smaller differences are a clock that is being corrected, and the slots follow it. */
const jumpMs = 2_000;
/** A tick that comes later than this: the process was frozen, or the machine asleep. */
const frozenMs = 10_000;

/**
 * What happened between two readings that were meant to be `plannedMs` apart. A suspended machine shows as a wall clock ahead
 * of the monotonic one, which stands still (Linux, CLOCK_MONOTONIC); a frozen process shows as both being late.
 */
export function gapBetween(
  before: ClockReading,
  after: ClockReading,
  plannedMs: number,
): ClockGap | undefined {
  const elapsedMs = after.monotonicMs - before.monotonicMs;
  const drift = after.wallMs - before.wallMs - elapsedMs;
  const [fromMs, toMs] = [before.wallMs, after.wallMs];
  if (drift < -jumpMs) return { kind: 'clock-back', fromMs, toMs };
  if (drift > jumpMs) return { kind: 'clock-forward', fromMs, toMs };
  return elapsedMs - plannedMs > frozenMs ? { kind: 'asleep', fromMs, toMs } : undefined;
}
