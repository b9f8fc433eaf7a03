import type { AlertReport } from '../../alerts/alert-record.ts';
import type { SaidAlert } from './event-mapping.ts';

const ours: ReadonlySet<string | undefined> = new Set(['UpdateAvailable', 'UpdateFailed']);

/**
 * An event that ends something knows neither how far the step went nor how bad a failure was; and a container has one failed update
 * at most, whatever its version: the next word about it ends what was said before.
 */
export function endsOfOtherVersions(
  reports: readonly AlertReport[],
  known: Iterable<SaidAlert>,
): AlertReport[] {
  const ends: AlertReport[] = [];
  for (const { labels, source, startsAtMs, endsAtMs } of known) {
    if (source.kind !== 'event' || endsAtMs !== null || !ours.has(labels['alertname'])) continue;
    const report = reports.find((one) => isAbout(one, labels));
    if (!report || isSame(report.labels, labels)) continue;
    const saidAtMs = report.endsAtMs ?? report.startsAtMs ?? startsAtMs;
    ends.push({ ...report, labels, startsAtMs: undefined, endsAtMs: Math.max(startsAtMs, saidAtMs) });
  }
  return ends;
}

function isAbout({ labels: said, source, endsAtMs }: AlertReport, labels: AlertReport['labels']): boolean {
  const isPlace = ['alertname', 'host', 'container'].every((name) => said[name] === labels[name]);
  if (!isPlace) return false;
  if (endsAtMs !== undefined && labels['severity'] === 'critical' && said['severity'] !== 'critical')
    return false;
  if (said['version'] === labels['version']) return true;
  // A version that is settled says nothing of another one; whatever runs well now does, as does another failure.
  return labels['alertname'] === 'UpdateFailed' && (endsAtMs === undefined || source.id !== settledEvent);
}

const settledEvent = 'watcher.update-settled';

function isSame(a: AlertReport['labels'], b: AlertReport['labels']): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
