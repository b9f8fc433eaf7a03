import type { Series } from './series-store.ts';

/** The series and reasons that have numbers. What a transaction adds is put here once it is on disk. */
export interface KnownNames {
  seriesAt(monitorId: number, location: string): Series | undefined;
  series(id: number): Series | undefined;
  ofMonitor(monitorId: number): readonly Series[];
  all(): Iterable<Series>;
  putSeries(series: Series): void;
  forgetSeries(id: number): void;
  reasonId(reason: string): number | undefined;
  reason(id: number): string | null;
  putReason(id: number, reason: string): void;
}

export function knownNames(): KnownNames {
  const byId = new Map<number, Series>();
  const byMonitor = new Map<number, readonly Series[]>();
  const reasons = new Map<number, string>();
  const reasonIds = new Map<string, number>();

  function others(monitorId: number, id: number): Series[] {
    return (byMonitor.get(monitorId) ?? []).filter((series) => series.id !== id);
  }

  return {
    seriesAt: (monitorId, location) =>
      byMonitor.get(monitorId)?.find((series) => series.location === location),
    series: (id) => byId.get(id),
    ofMonitor: (monitorId) => byMonitor.get(monitorId) ?? [],
    all: () => byId.values(),
    putSeries(series) {
      byId.set(series.id, series);
      byMonitor.set(series.monitorId, [...others(series.monitorId, series.id), series]);
    },
    forgetSeries(id) {
      const series = byId.get(id);
      byId.delete(id);
      if (series) byMonitor.set(series.monitorId, others(series.monitorId, id));
    },
    reasonId: (reason) => reasonIds.get(reason),
    reason: (id) => reasons.get(id) ?? null,
    putReason(id, reason) {
      reasons.set(id, reason);
      reasonIds.set(reason, id);
    },
  };
}
