import type { UpdateRun } from '#contracts/watcher/run.ts';
import type { LiveUpdates } from '#contracts/watcher/updates.ts';
import type { WatchedContainer, WatchStatus } from '#contracts/watcher/watched.ts';

/** What the live stream has told so far. Replaced as a whole, never changed in place. */
export interface LiveWatcher {
  readonly loaded: boolean;
  /** By `keyOf`. */
  readonly containers: ReadonlyMap<string, WatchedContainer>;
  readonly status: WatchStatus | null;
  /** Those that were told since this page is open, by id. */
  readonly runs: ReadonlyMap<string, UpdateRun>;
}

export const emptyWatcher: LiveWatcher = {
  loaded: false,
  containers: new Map(),
  status: null,
  runs: new Map(),
};

/** A container keeps its host and name when it is replaced. */
export function keyOf({ host, name }: { readonly host: string; readonly name: string }): string {
  return `${host}/${name}`;
}

export function applyLive(state: LiveWatcher, item: LiveUpdates): LiveWatcher {
  switch (item.kind) {
    case 'all':
      return { ...state, loaded: true, containers: byKey(new Map(), item.containers), status: item.status };
    case 'changed': {
      const containers = byKey(state.containers, item.containers);
      for (const gone of item.gone) containers.delete(keyOf(gone));
      return { ...state, containers };
    }
    case 'status':
      return { ...state, status: item.status };
    case 'run':
      return { ...state, runs: new Map(state.runs).set(item.run.id, item.run) };
  }
}

function byKey(
  before: LiveWatcher['containers'],
  rows: readonly WatchedContainer[],
): Map<string, WatchedContainer> {
  const after = new Map(before);
  for (const row of rows) after.set(keyOf(row), row);
  return after;
}
