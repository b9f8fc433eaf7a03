import type { AlertRecord, AlertReport } from '../alerts/alert-record.ts';

/**
 * The severity is part of an alert's labels, so a report with another one is another alert. Where a foreign product only
 * changed its mind, or names none with the end, these are the ends of what it said before.
 */
export function endsOfOtherSeverities(
  reports: readonly AlertReport[],
  known: Iterable<AlertRecord>,
  nowMs: number,
): AlertReport[] {
  const told = new Map(reports.map((report) => [identityOf(report), report]));
  const sources = new Set(reports.map(({ source }) => source.id));
  const ends: AlertReport[] = [];
  for (const alert of known) {
    // Most are of others; to tell who an alert is costs far more than to see that.
    if (!sources.has(alert.source.id)) continue;
    const report = told.get(identityOf(alert));
    if (!report || report.labels['severity'] === alert.labels['severity']) continue;
    if (alert.endsAtMs !== null && alert.endsAtMs <= nowMs) continue;
    const { labels, annotations, source } = alert;
    ends.push({ labels, annotations, source, endsAtMs: nowMs });
  }
  return ends;
}

function identityOf({ labels, source }: Pick<AlertReport, 'labels' | 'source'>): string {
  const others = Object.entries(labels).filter(([name]) => name !== 'severity');
  return JSON.stringify([source.kind, source.id, others.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
