import type { metricsEndpoints } from '#contracts/pulse/metrics.ts';
import type { Clock } from '#kernel/clock.ts';
import { createMetrics } from '#kernel/http/metrics.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { Heartbeats } from '../heartbeats/open-heartbeats.ts';
import { type LiveStatus, nowOf } from '../monitors/live-status.ts';
import { mayOn } from '../monitors/monitor-access.ts';
import type { Monitors } from '../monitors/monitors.ts';
import type { Watching } from '../watching/open-watching.ts';
import { writeMonitorMetrics } from './monitor-metrics.ts';
import { writeWatchMetrics } from './watch-metrics.ts';

export interface MetricsHandlersOptions {
  readonly monitors: Pick<Monitors, 'all'>;
  readonly live: Pick<LiveStatus, 'nowOf'> & Pick<Watching, 'report' | 'certificateOf'>;
  readonly heartbeats: Pick<Heartbeats, 'uptime'>;
  readonly clock: Clock;
}

const dayMs = 86_400_000;
const periods = { '1d': dayMs, '7d': 7 * dayMs, '30d': 30 * dayMs };

/** Each caller reads what it may see: a token for one stack scrapes that stack. How the watch is kept is for who may see all. */
export function metricsHandlers({
  monitors,
  live,
  heartbeats,
  clock,
}: MetricsHandlersOptions): HandlersFor<typeof metricsEndpoints> {
  return {
    async pulseMetrics(_input, { caller }) {
      const seen = monitors.all().filter(({ labels }) => mayOn(caller, 'pulse:read', labels));
      const uptimes = await readUptimes(
        heartbeats,
        seen.map(({ number }) => number),
        clock.now(),
      );
      const metrics = createMetrics();
      writeMonitorMetrics(
        metrics,
        seen.map((monitor) => ({
          monitor,
          now: nowOf(live, monitor),
          certificateDaysLeft: live.certificateOf(monitor)?.daysLeft,
          uptime: uptimes.get(monitor.number) ?? new Map<string, number>(),
        })),
      );
      const report = mayOn(caller, 'pulse:read', {}) ? live.report() : null;
      if (report) writeWatchMetrics(metrics, report);
      return {
        status: 200,
        headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
        body: metrics.text(),
      };
    },
  };
}

async function readUptimes(
  heartbeats: MetricsHandlersOptions['heartbeats'],
  numbers: readonly number[],
  toMs: number,
): Promise<Map<number, Map<string, number>>> {
  const spans = Object.values(periods).map((ms) => ({ fromMs: toMs - ms, toMs }));
  const found = await heartbeats.uptime(numbers, spans);
  return new Map(
    [...found].map(([number, uptimes]) => {
      const shares = Object.keys(periods).flatMap((period, n): [string, number][] => {
        const share = uptimes[n]?.share ?? null;
        return share === null ? [] : [[period, share]];
      });
      return [number, new Map(shares)];
    }),
  );
}
