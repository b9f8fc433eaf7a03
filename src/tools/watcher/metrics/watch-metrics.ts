import type { WatchStatus } from '#contracts/watcher/watched.ts';
import type { Metrics } from '#kernel/http/metrics.ts';
import type { RunCount } from '../runs/run-store.ts';

const kinds = ['update', 'revert', 'self'] as const;
const outcomes = ['succeeded', 'back', 'failed'] as const;

export function writeWatchMetrics(metrics: Metrics, status: WatchStatus, counts: readonly RunCount[]): void {
  const runs = metrics.counter(
    'nexus_watcher_runs_total',
    'Updates and ways back that ended, by how: succeeded, back (the old version runs again) or failed.',
  );
  // A series that begins at zero shows its first increase.
  for (const kind of kinds) for (const outcome of outcomes) runs.add({ kind, outcome }, 0);
  for (const { kind, outcome, count } of counts) runs.add({ kind, outcome }, count);
  const gauge = (name: string, help: string, value: number | null) => {
    if (value !== null) metrics.gauge(`nexus_watcher_${name}`, help).set(value);
  };
  gauge('checking', 'Whether registries are being asked.', status.isChecking ? 1 : 0);
  gauge(
    'last_check_timestamp_seconds',
    'When all images were last asked for.',
    seconds(status.lastCheckAtMs),
  );
  gauge('next_check_timestamp_seconds', 'When they will be next.', seconds(status.nextCheckAtMs));
  gauge('last_check_duration_seconds', 'How long the last whole check took.', seconds(status.lastCheckMs));
  gauge('last_check_requests', 'Requests to registries of the last whole check.', status.lastRequests);
  const missing = metrics.gauge(
    'nexus_watcher_host_missing',
    'A host that cannot be seen now, so that its containers are as last seen: 1.',
  );
  for (const { host } of status.missing) missing.set(1, { host });
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}
