import type { AlertReport } from '../../alerts/alert-record.ts';
import type { SaidAlert } from './event-mapping.ts';

/**
 * A monitor that was renamed, tagged or made more severe while something was wrong with it has other labels since: what was
 * said under the old ones ends with the next word about the same matter.
 */
export function endsUnderOtherLabels(
  reports: readonly AlertReport[],
  known: Iterable<SaidAlert>,
): AlertReport[] {
  const matters = new Map(reports.map((report) => [matterOf(report), report]));
  const ends: AlertReport[] = [];
  for (const { labels, source, startsAtMs, endsAtMs } of known) {
    if (source.kind !== 'event' || labels['monitor_id'] === undefined || endsAtMs !== null) continue;
    const report = matters.get(matterOf({ labels }));
    if (!report || isSame(report.labels, labels)) continue;
    const saidAtMs = report.endsAtMs ?? report.startsAtMs ?? startsAtMs;
    ends.push({ ...report, labels, startsAtMs: undefined, endsAtMs: Math.max(startsAtMs, saidAtMs) });
  }
  return ends;
}

function matterOf({ labels }: Pick<AlertReport, 'labels'>): string {
  return `${labels['alertname']} ${labels['monitor_id']}`;
}

function isSame(a: AlertReport['labels'], b: AlertReport['labels']): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
