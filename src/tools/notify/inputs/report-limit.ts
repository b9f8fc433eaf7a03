/** How many reports one address may send in a minute: a loop must not fill the disk. */
export const reportsPerMinute = 600;
const minuteMs = 60_000;
const mostAddresses = 10_000;

export interface ReportLimit {
  /** Takes one. `isFirstRefusal` once a minute, to be noted. */
  take(
    id: string,
    nowMs: number,
  ): { readonly taken: true } | { taken: false; isFirstRefusal: boolean; waitMs: number };
}

/** Counts per address and minute, in memory. */
export function createReportLimit(perMinute: number = reportsPerMinute): ReportLimit {
  const counts = new Map<string, { sinceMs: number; count: number }>();
  return {
    take(id, nowMs) {
      const known = counts.get(id);
      const isOld = known === undefined || nowMs - known.sinceMs >= minuteMs || nowMs < known.sinceMs;
      const current = isOld ? { sinceMs: nowMs, count: 0 } : known;
      if (isOld && counts.size >= mostAddresses) counts.clear();
      counts.set(id, current);
      current.count++;
      if (current.count <= perMinute) return { taken: true };
      const waitMs = current.sinceMs + minuteMs - nowMs;
      return { taken: false, isFirstRefusal: current.count === perMinute + 1, waitMs };
    },
  };
}
