import type { metricsEndpoints } from '#contracts/watcher/metrics.ts';
import type { RegistryState } from '#contracts/watcher/registries.ts';
import { decide } from '#kernel/access/decide.ts';
import { createMetrics } from '#kernel/http/metrics.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { Watched } from '../watched/watched.ts';
import { writeContainerMetrics } from './container-metrics.ts';
import { writeRegistryMetrics } from './registry-metrics.ts';
import type { RunCount } from '../runs/run-store.ts';
import { writeWatchMetrics } from './watch-metrics.ts';

export interface MetricsHandlersOptions {
  readonly watched: Pick<Watched, 'all' | 'status'>;
  /** How many updates have ended, by how. */
  readonly runCounts: () => Promise<readonly RunCount[]> | readonly RunCount[];
  readonly registryStates: () => readonly RegistryState[];
}

/** Each caller reads what it may see: a token for one stack scrapes that stack. Registries and the watch itself are for who may see all. */
export function metricsHandlers({
  watched,
  runCounts,
  registryStates,
}: MetricsHandlersOptions): HandlersFor<typeof metricsEndpoints> {
  return {
    async watcherMetrics(_input, { caller }) {
      const metrics = createMetrics();
      const seen = watched
        .all()
        .filter(({ subject }) => decide(caller, 'watcher:read', subject.resource) === 'allow');
      writeContainerMetrics(
        metrics,
        seen.map(({ shown }) => shown),
      );
      if (decide(caller, 'watcher:read') === 'allow') {
        writeWatchMetrics(metrics, watched.status(), await runCounts());
        writeRegistryMetrics(metrics, registryStates());
      }
      return {
        status: 200,
        headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
        body: metrics.text(),
      };
    },
  };
}
