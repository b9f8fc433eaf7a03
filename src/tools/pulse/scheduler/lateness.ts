/** How well the schedule is kept. Times in milliseconds. */
export interface ScheduleReport {
  /** Slots whose time has come since the start, and what became of them. */
  readonly due: number;
  readonly done: number;
  /** Passed without a check: still busy with the one before, asleep, or the clock was set. */
  readonly missed: number;
  /** Due now and waiting for a place. */
  readonly behind: number;
  readonly running: number;
  /** From the time due to the start of the check, over the last few thousand checks. */
  readonly lateP50Ms: number;
  readonly lateP99Ms: number;
  readonly lateMaxMs: number;
}

export interface Lateness {
  add(lateMs: number): void;
  percentiles(): Pick<ScheduleReport, 'lateP50Ms' | 'lateP99Ms' | 'lateMaxMs'>;
}

const kept = 4_096;

export function newLateness(): Lateness {
  const ring = new Float64Array(kept);
  let count = 0;
  return {
    add(lateMs) {
      ring[count % kept] = lateMs;
      count += 1;
    },
    percentiles() {
      const sorted = ring.slice(0, Math.min(count, kept)).toSorted();
      const at = (share: number) =>
        sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
      return { lateP50Ms: at(0.5), lateP99Ms: at(0.99), lateMaxMs: at(1) };
    },
  };
}
