import type { LabDay } from '#contracts/security/lab.ts';

const dayMs = 86_400_000;

export interface DaySeries {
  readonly times: readonly number[];
  readonly critical: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly medium: readonly (number | null)[];
  /** Low and negligible together. */
  readonly low: readonly (number | null)[];
  readonly unknown: readonly (number | null)[];
  readonly exploited: readonly (number | null)[];
}

/** One value for each day from the first to the last; a day that nobody counted is a gap, not a zero. */
export function daySeries(days: readonly LabDay[]): DaySeries {
  const known = new Map(days.map((day) => [day.dayMs, day]));
  const [first, last] = [Math.min(...known.keys()), Math.max(...known.keys())];
  const times: number[] = [];
  if (known.size > 0) for (let atMs = first; atMs <= last; atMs += dayMs) times.push(atMs);
  const values = (read: (day: LabDay) => number) =>
    times.map((atMs) => {
      const day = known.get(atMs);
      return day ? read(day) : null;
    });
  return {
    times,
    critical: values(({ severities }) => severities.critical),
    high: values(({ severities }) => severities.high),
    medium: values(({ severities }) => severities.medium),
    low: values(({ severities }) => severities.low + severities.negligible),
    unknown: values(({ severities }) => severities.unknown),
    exploited: values(({ exploited }) => exploited),
  };
}

/** All that were open at the end of a day. */
export function openOn({ severities }: LabDay): number {
  return Object.values(severities).reduce((sum, count) => sum + count, 0);
}
