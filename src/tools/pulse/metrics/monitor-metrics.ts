import type { MonitorNow } from '#contracts/pulse/monitor.ts';
import type { Labels, Metrics } from '#kernel/http/metrics.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';

/** What a scrape tells of one monitor. */
export interface MeasuredMonitor {
  readonly monitor: StoredMonitor;
  readonly now: MonitorNow;
  /** Of the certificate that the last check saw; undefined: it saw none. */
  readonly certificateDaysLeft: number | undefined;
  /** 0 to 1 by the name of the period; what is not known of is absent. */
  readonly uptime: ReadonlyMap<string, number>;
}

/** Names and tags may change; `monitor_id` stays. */
export function writeMonitorMetrics(metrics: Metrics, measured: readonly MeasuredMonitor[]): void {
  const state = metrics.gauge(
    'nexus_pulse_monitor_state',
    'The state that each monitor has now is 1: up, degraded, down, pending, maintenance, paused or unknown.',
  );
  const up = metrics.gauge(
    'nexus_pulse_monitor_up',
    'Whether it works: 1 up or degraded, 0 down. Absent while nobody can say.',
  );
  const latency = metrics.gauge('nexus_pulse_monitor_latency_seconds', 'How long the last answer took.');
  const uptime = metrics.gauge('nexus_pulse_monitor_uptime_ratio', 'Share of the time that somebody looked.');
  const certificate = metrics.gauge(
    'nexus_pulse_certificate_days_left',
    'Days until the certificate that the last check saw expires.',
  );
  for (const { monitor, now, certificateDaysLeft, uptime: shares } of measured) {
    const labels = labelsOf(monitor);
    state.set(1, { ...labels, state: now.status });
    const isUp = upOf(now.status);
    if (isUp !== undefined) up.set(isUp, labels);
    if (now.latencyMs !== null) latency.set(now.latencyMs / 1000, labels);
    if (certificateDaysLeft !== undefined) certificate.set(certificateDaysLeft, labels);
    for (const [period, share] of shares) uptime.set(share, { ...labels, period });
  }
}

function labelsOf({ id, name, kind, target, labels }: StoredMonitor): Labels {
  return { monitor: name, monitor_id: id, kind, target, ...labels };
}

function upOf(status: MonitorNow['status']): 0 | 1 | undefined {
  if (status === 'up' || status === 'degraded') return 1;
  return status === 'down' ? 0 : undefined;
}
