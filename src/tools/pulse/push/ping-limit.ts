/** How many reports a job may send in a minute: a loop must not fill the disk. */
export const pingsPerMinute = 300;
const minuteMs = 60_000;

/** Counts by job and minute, in memory. `take` gives 0 where one more is taken, else how long to wait. */
export function newPingLimit(): { take(number: number, nowMs: number): number } {
  const counts = new Map<number, { readonly sinceMs: number; count: number }>();
  return {
    take(number, nowMs) {
      const known = counts.get(number);
      const isOld = !known || nowMs - known.sinceMs >= minuteMs || nowMs < known.sinceMs;
      const current = isOld ? { sinceMs: nowMs, count: 0 } : known;
      counts.set(number, current);
      if (current.count >= pingsPerMinute) return current.sinceMs + minuteMs - nowMs;
      current.count += 1;
      return 0;
    },
  };
}
