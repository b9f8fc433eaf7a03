import type { heartbeatsEndpoints } from '#contracts/pulse/heartbeats.ts';
import type { Clock } from '#kernel/clock.ts';
import { invalid } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { Heartbeats } from '../heartbeats/open-heartbeats.ts';
import { allowedMonitor, mayOn } from './monitor-access.ts';
import type { Monitors } from './monitors.ts';

export interface HeartbeatHandlersOptions {
  readonly monitors: Monitors;
  readonly heartbeats: Pick<Heartbeats, 'recent' | 'series' | 'uptime'>;
  readonly clock: Clock;
}

const dayMs = 86_400_000;
const periods = { day: dayMs, week: 7 * dayMs, month: 30 * dayMs, quarter: 90 * dayMs, year: 365 * dayMs };

export function heartbeatHandlers({
  monitors,
  heartbeats,
  clock,
}: HeartbeatHandlersOptions): HandlersFor<typeof heartbeatsEndpoints> {
  return {
    recentHeartbeats: ({ query }, { caller }) => {
      const seen = monitors.all().filter(({ labels }) => mayOn(caller, 'pulse:read', labels));
      return heartbeats.recent(
        seen.map(({ number }) => number),
        query.count,
      );
    },
    heartbeatSeries: async ({ params, query: { fromMs, toMs, points } }, { caller }) => {
      const { number } = allowedMonitor(monitors, caller, 'pulse:read', params.id);
      if (toMs <= fromMs)
        throw invalid(
          { en: 'The end has to be after the beginning.', es: 'El final debe ser posterior al principio.' },
          [{ path: 'toMs', message: 'Too early.', es: 'Demasiado pronto.' }],
        );
      return heartbeats.series(number, { fromMs, toMs }, points);
    },
    uptime: async ({ params }, { caller }) => {
      const { number } = allowedMonitor(monitors, caller, 'pulse:read', params.id);
      const toMs = clock.now();
      const { day, week, month, quarter, year } = periods;
      const spans = [day, week, month, quarter, year].map((ms) => ({ fromMs: toMs - ms, toMs }));
      const found = (await heartbeats.uptime([number], spans)).get(number) ?? [];
      const at = (index: number) => {
        const fromMs = spans[index]?.fromMs ?? toMs;
        return found[index] ?? { fromMs, toMs, share: null, downMs: 0, unknownMs: toMs - fromMs };
      };
      return { day: at(0), week: at(1), month: at(2), quarter: at(3), year: at(4) };
    },
  };
}
