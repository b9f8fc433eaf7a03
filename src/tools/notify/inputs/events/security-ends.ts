import type { AlertReport } from '../../alerts/alert-record.ts';
import type { SaidAlert } from './event-mapping.ts';

/** What ends says only that nothing is left in an image: everything that was said of it is over, whatever flaw it was about. */
export function endsOfAllFlaws(reports: readonly AlertReport[], known: Iterable<SaidAlert>): AlertReport[] {
  const settled = reports.find(({ source }) => source.id === 'security.flaws-settled');
  if (!settled) return [];
  const ends: AlertReport[] = [];
  for (const { labels, source, startsAtMs, endsAtMs } of known) {
    if (source.kind !== 'event' || endsAtMs !== null) continue;
    if (!['alertname', 'host', 'image'].every((name) => settled.labels[name] === labels[name])) continue;
    ends.push({ ...settled, labels, endsAtMs: Math.max(startsAtMs, settled.endsAtMs ?? startsAtMs) });
  }
  return ends;
}
