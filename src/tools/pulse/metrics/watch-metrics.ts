import type { WatchReport } from '#contracts/pulse/watch.ts';
import type { Metrics } from '#kernel/http/metrics.ts';

/** How well the watch is kept, as the process that keeps it knows. */
export function writeWatchMetrics(metrics: Metrics, report: WatchReport): void {
  const count = (name: string, help: string, value: number) =>
    metrics.counter(`nexus_pulse_${name}_total`, help).add({}, value);
  const gauge = (name: string, help: string, value: number) =>
    metrics.gauge(`nexus_pulse_${name}`, help).set(value);
  count('checks_due', 'Checks whose time has come since this process began to watch.', report.due);
  count('checks_done', 'Checks that were made.', report.done);
  count(
    'checks_missed',
    'Times that passed without a check: busy, asleep, or the clock was set.',
    report.missed,
  );
  count('heartbeats_lost', 'Heartbeats that could not be stored for long and were given up.', report.lost);
  gauge('checks_behind', 'Checks that are due and wait for a place.', report.behind);
  gauge('checks_running', 'Checks that are being made.', report.running);
  gauge('heartbeats_unwritten', 'Heartbeats that wait to be stored.', report.unwritten);
  gauge(
    'network_lost',
    'Whether the network of NEXUS itself is lost.',
    report.networkLostSinceMs === null ? 0 : 1,
  );
  const late = metrics.gauge(
    'nexus_pulse_check_lateness_seconds',
    'From the time due to the start of a check, over the last few thousand.',
  );
  late.set(report.lateP50Ms / 1000, { quantile: '0.5' });
  late.set(report.lateP99Ms / 1000, { quantile: '0.99' });
  late.set(report.lateMaxMs / 1000, { quantile: '1' });
}
