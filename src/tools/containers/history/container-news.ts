import type { TimelineDetail, TimelineKind } from '#contracts/containers/history.ts';
import type { ContainerRecord, InventoryChange, Transition } from '../host.ts';

/** One thing that happened to a container, in the words of the timeline. */
export interface ContainerNews {
  readonly kind: TimelineKind;
  readonly atMs: number;
  readonly detail: TimelineDetail;
}

/** What a change tells, in order. `before` is what was known of the container; undefined when it was not. Pure. */
export function newsOf(
  change: InventoryChange,
  before: ContainerRecord | undefined,
  nowMs: number,
): ContainerNews[] {
  const { summary, run } = change.record;
  switch (change.type) {
    case 'container':
      return before ? differences(before, change.record, nowMs) : firstSight(change.record);
    case 'removed':
      return [{ kind: 'removed', atMs: nowMs, detail: { image: summary.image } }];
    case 'health':
      return summary.health === null
        ? []
        : [{ kind: 'health', atMs: nowMs, detail: { health: summary.health } }];
    case 'transition':
      return [transitionNews(change.transition, run, nowMs)];
  }
}

/** What ran before NEXUS began to watch has started as well; the host tells only of later starts. */
function firstSight({ summary, run }: ContainerRecord): ContainerNews[] {
  const created = { kind: 'created', atMs: summary.createdAtMs, detail: { image: summary.image } } as const;
  if (!run.running || run.startedMs === null) return [created];
  return [created, { kind: 'started', atMs: run.startedMs, detail: {} }];
}

function transitionNews(transition: Transition, run: ContainerRecord['run'], nowMs: number): ContainerNews {
  if (transition.type === 'started') return { kind: 'started', atMs: run.startedMs ?? nowMs, detail: {} };
  const { exitCode, oomKilled, inferred } = transition;
  // An end that was missed, of the run before the present one.
  const endedMs = run.running && run.startedMs !== null ? run.startedMs - 1 : run.endedMs;
  const detail = { exitCode, ...(oomKilled && { oomKilled }), ...(inferred && { inferred }) };
  return { kind: 'died', atMs: endedMs ?? nowMs, detail };
}

function differences(
  before: ContainerRecord,
  { summary, run }: ContainerRecord,
  atMs: number,
): ContainerNews[] {
  const earlier = before.summary;
  const news: ContainerNews[] = [];
  if (earlier.name !== summary.name) {
    news.push({ kind: 'renamed', atMs, detail: { from: earlier.name, to: summary.name } });
  }
  if (earlier.state === 'running' && summary.state === 'paused')
    news.push({ kind: 'paused', atMs, detail: {} });
  if (earlier.state === 'paused' && summary.state === 'running' && run.startedMs === before.run.startedMs) {
    news.push({ kind: 'unpaused', atMs, detail: {} });
  }
  return isProvisional(before) ? [] : [...news, ...networkNews(earlier.networks, summary.networks, atMs)];
}

/** Known from its create event only: what inspect adds is no change. */
function isProvisional({ summary }: ContainerRecord): boolean {
  return summary.imageId === '';
}

function networkNews(before: readonly string[], after: readonly string[], atMs: number): ContainerNews[] {
  const joined = after.filter((network) => !before.includes(network));
  const left = before.filter((network) => !after.includes(network));
  return [
    ...left.map((network) => ({ kind: 'disconnected', atMs, detail: { network } }) as const),
    ...joined.map((network) => ({ kind: 'connected', atMs, detail: { network } }) as const),
  ];
}
