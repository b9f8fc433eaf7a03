import type { UpdateTarget } from '#contracts/watcher/run.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { createStore } from '../../../shell/store.ts';
import { offered } from '../row-state.ts';

/** What the dialog asks about; null: it is closed. */
export const updateTargets = createStore<readonly UpdateTarget[] | null>(null);

export function targetOf(
  { host, name }: Pick<WatchedContainer, 'host' | 'name'>,
  { to }: Pick<AvailableUpdate, 'to'>,
): UpdateTarget {
  return { host, name, tag: to.tag, digest: to.digest ?? '' };
}

/** Of each container the version that is on offer for it; those without one are passed over. */
export function targetsOf(rows: readonly WatchedContainer[]): readonly UpdateTarget[] {
  return rows.flatMap((row) => {
    const update = row.runId === null ? offered(row) : null;
    return update ? [targetOf(row, update)] : [];
  });
}

export function askUpdate(targets: readonly UpdateTarget[]): void {
  if (targets.length > 0) updateTargets.set(targets);
}
