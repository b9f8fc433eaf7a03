import type { StepLimit } from '#contracts/watcher/policy.ts';
import type { AvailableUpdate, VersionLevel } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { State } from '../../ui/state-badge.tsx';

/** What wants a person stands first. */
export const rowStates = [
  'updating',
  'newer',
  'unknown',
  'held',
  'pending',
  'same',
  'local',
  'fixed',
  'off',
] as const;
export type RowState = (typeof rowStates)[number];

type Row = Pick<WatchedContainer, 'verdict' | 'runId'>;

export function rowState({ verdict, runId }: Row): RowState {
  if (runId !== null) return 'updating';
  if (verdict.state !== 'newer') return verdict.state;
  return offered({ verdict }) === null ? 'held' : 'newer';
}

const marks: Readonly<Record<RowState, State>> = {
  updating: 'working',
  newer: 'degraded',
  held: 'paused',
  unknown: 'unknown',
  pending: 'noted',
  same: 'up',
  local: 'noted',
  fixed: 'noted',
  off: 'noted',
};

export function markOf(state: RowState): State {
  return marks[state];
}

/** The best version that is not kept back. Of one that is unknown now nothing is on offer. */
export function offered({ verdict }: Pick<Row, 'verdict'>): AvailableUpdate | null {
  if (verdict.state !== 'newer') return null;
  return verdict.answer?.updates.find(({ hold }) => hold === null) ?? null;
}

/** What the row tells of: the offer, else the best that is held, also of the last good answer. */
export function shownUpdate({ verdict }: Pick<Row, 'verdict'>): AvailableUpdate | null {
  return offered({ verdict }) ?? verdict.answer?.updates[0] ?? null;
}

/** Tried here and taken back: somebody has to say what comes of it. */
export function failedUpdate({ verdict }: Pick<Row, 'verdict'>): AvailableUpdate | null {
  if (verdict.state !== 'newer') return null;
  return verdict.answer?.updates.find(({ hold }) => hold?.id === 'failed-here') ?? null;
}

const reach: Readonly<Record<StepLimit, readonly VersionLevel[]>> = {
  digest: ['digest'],
  patch: ['digest', 'build', 'patch'],
  minor: ['digest', 'build', 'patch', 'minor'],
  major: ['digest', 'build', 'patch', 'minor', 'major'],
  all: ['digest', 'build', 'patch', 'minor', 'major'],
};

function isWithin(level: VersionLevel, limit: StepLimit): boolean {
  return reach[limit].includes(level);
}

/** What waits for a person: an update nobody but a person applies, or one that failed. Told ones are news, no question. */
export function wantsDecision(row: Pick<WatchedContainer, 'verdict' | 'runId' | 'policy'>): boolean {
  if (row.runId !== null || row.policy.mode === 'off') return false;
  const offer = offered(row);
  if (offer === null) return failedUpdate(row) !== null;
  if (row.policy.mode === 'ask') return true;
  return row.policy.mode === 'auto' && !isWithin(offer.level, row.policy.autoLevel);
}

export function byNeed(a: WatchedContainer, b: WatchedContainer): number {
  const order = rowStates.indexOf(rowState(a)) - rowStates.indexOf(rowState(b));
  if (order !== 0) return order;
  return a.name.localeCompare(b.name, undefined, { numeric: true, sensitivity: 'base' });
}

export function countStates(rows: Iterable<Row>): ReadonlyMap<RowState, number> {
  const counts = new Map<RowState, number>();
  for (const row of rows) counts.set(rowState(row), (counts.get(rowState(row)) ?? 0) + 1);
  return counts;
}
