import { byName } from '#library/by-name.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import { toStored } from './monitor-row.ts';
import { readMonitors, readRevisions } from './monitor-store.ts';
import type { Parents } from './monitor-tree.ts';
import type { MonitorsChange } from './monitors.ts';
import type { AnyKind, StoredMonitor } from './stored-monitor.ts';

/** The monitors as they were last read. */
export interface MonitorMemory {
  readonly all: () => readonly StoredMonitor[];
  readonly get: (id: string) => StoredMonitor | undefined;
  readonly byNumber: (number: number) => StoredMonitor | undefined;
  readonly parents: () => Parents;
  readonly watch: (listener: (change: MonitorsChange) => void) => () => void;
  /** Reads what has changed, and tells of it. */
  readonly load: () => Promise<void>;
}

export function createMonitorMemory(kernel: PulseKernel, kinds: readonly AnyKind[]): MonitorMemory {
  const { database } = kernel;
  const listeners = new Set<(change: MonitorsChange) => void>();
  const known = new Map<string, StoredMonitor>();
  const ids = new Map<number, string>();
  let sorted: readonly StoredMonitor[] | undefined;
  let parents: Parents | undefined;
  const read = async () => {
    const revisions = await readRevisions(database);
    const changedIds = revisions
      .filter(({ id, revision }) => known.get(id)?.revision !== revision)
      .map(({ id }) => id);
    const rows = changedIds.length === 0 ? [] : await readMonitors(database, changedIds);
    const present = new Set(revisions.map(({ id }) => id));
    const removed = [...known.values()].filter(({ id }) => !present.has(id));
    const changed = rows.map((row) => toStored(kernel, kinds, row));
    if (changed.length + removed.length === 0) return;
    for (const monitor of changed) {
      known.set(monitor.id, monitor);
      ids.set(monitor.number, monitor.id);
    }
    for (const { id, number } of removed) {
      known.delete(id);
      ids.delete(number);
    }
    sorted = undefined;
    parents = undefined;
    for (const listener of listeners) listener({ changed, removed });
  };
  let last = Promise.resolve();
  return {
    all: () => (sorted ??= [...known.values()].toSorted(byName)),
    get: (id) => known.get(id),
    byNumber: (number) => known.get(ids.get(number) ?? ''),
    parents: () => (parents ??= new Map([...known.values()].map(({ id, parentId }) => [id, parentId]))),
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** One after the other, so that nobody puts back what another one has taken away. */
    load() {
      const next = last.then(read, read);
      last = next.catch(() => {});
      return next;
    },
  };
}
