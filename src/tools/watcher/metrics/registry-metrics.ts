import type { RegistryState } from '#contracts/watcher/registries.ts';
import type { Metrics } from '#kernel/http/metrics.ts';

export function writeRegistryMetrics(metrics: Metrics, registries: readonly RegistryState[]): void {
  const gauge = (name: string, help: string) => metrics.gauge(`nexus_watcher_registry_${name}`, help);
  const answers = gauge('answers', 'Whether a registry answered when it was last asked.');
  const containers = gauge('containers', 'Watched containers whose image comes from there.');
  const limit = gauge('quota_limit', 'Pulls that it allows in its window, where it says so.');
  const remaining = gauge('quota_remaining', 'Pulls that were left when it last said so.');
  const rests = gauge(
    'rests_until_timestamp_seconds',
    'Until when it is left alone; absent while it is not.',
  );
  const answered = gauge('answered_timestamp_seconds', 'When it last answered.');
  for (const { domain, ...state } of registries) {
    const labels = { registry: domain };
    answers.set(state.problem === null ? 1 : 0, labels);
    containers.set(state.containers, labels);
    if (state.quota) {
      limit.set(state.quota.limit, labels);
      remaining.set(state.quota.remaining, labels);
    }
    if (state.restsUntilMs !== null) rests.set(state.restsUntilMs / 1000, labels);
    if (state.lastAnswerAtMs !== null) answered.set(state.lastAnswerAtMs / 1000, labels);
  }
}
