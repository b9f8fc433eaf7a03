import { Verdict } from '#contracts/watcher/verdict.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { Labels, Metrics } from '#kernel/http/metrics.ts';

/** A series or a few for each container, whatever its registry lists; what an unknown answer was is never told as one of now. */
export function writeContainerMetrics(metrics: Metrics, containers: readonly WatchedContainer[]): void {
  writeCounts(metrics, containers);
  const available = metrics.gauge(
    'nexus_watcher_update_available',
    'There is something newer and it is offered: 1, with how far the step goes and to what.',
  );
  const held = metrics.gauge(
    'nexus_watcher_update_held',
    'There is something newer, and all of it is held: 1, with why the best is.',
  );
  const unknown = metrics.gauge(
    'nexus_watcher_unknown',
    'Nobody can say whether there is something newer: 1, with why.',
  );
  for (const container of containers) {
    const { state, reason, answer } = container.verdict;
    const labels = labelsOf(container);
    if (state === 'unknown') unknown.set(1, { ...labels, reason: reason?.id ?? '' });
    const updates = state === 'newer' ? (answer?.updates ?? []) : [];
    const offered = updates.find(({ hold }) => hold === null);
    const [best] = updates;
    if (offered) available.set(1, { ...labels, ...stepOf(offered) });
    else if (best) held.set(1, { ...labels, ...stepOf(best), hold: best.hold?.id ?? '' });
  }
  writeTimes(metrics, containers);
}

function writeCounts(metrics: Metrics, containers: readonly WatchedContainer[]): void {
  const count = metrics.gauge('nexus_watcher_containers', 'Watched containers by what is known of them.');
  for (const state of Verdict.shape.state.options)
    count.set(containers.filter(({ verdict }) => verdict.state === state).length, { state });
}

function writeTimes(metrics: Metrics, containers: readonly WatchedContainer[]): void {
  const checked = metrics.gauge(
    'nexus_watcher_checked_timestamp_seconds',
    'When the registry was last asked about the image of a container.',
  );
  const answered = metrics.gauge(
    'nexus_watcher_answered_timestamp_seconds',
    'When it last gave an answer; older than the last time it was asked while it gives none.',
  );
  for (const container of containers) {
    const { checkedAtMs, answer } = container.verdict;
    const labels = placeOf(container);
    if (checkedAtMs !== null) checked.set(checkedAtMs / 1000, labels);
    if (answer) answered.set(answer.answeredAtMs / 1000, labels);
  }
}

function placeOf({ host, name, stack }: WatchedContainer): Labels {
  return { host, container: name, stack: stack ?? '' };
}

function labelsOf(container: WatchedContainer): Labels {
  return { ...placeOf(container), image: container.image };
}

function stepOf({ level, to }: AvailableUpdate): Labels {
  return { level, to: to.tag ?? to.digest ?? '' };
}
