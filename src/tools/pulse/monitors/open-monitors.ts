import { notFound } from '#kernel/errors.ts';
import { repeat } from '#kernel/repeat.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import { changeMany, pauseMany, removeMany, resumeMany } from './change-many.ts';
import { checkDraft } from './check-draft.ts';
import { monitorWord } from './monitor-access.ts';
import { createMonitorMemory } from './monitor-memory.ts';
import type { Monitors } from './monitors.ts';
import type { AnyKind, StoredMonitor } from './stored-monitor.ts';
import { addMonitor, changedMeanwhile, rewriteMonitor } from './write-monitor.ts';

export interface OpenMonitorsOptions {
  readonly kernel: PulseKernel;
  readonly kinds: readonly AnyKind[];
}

/** Where several processes share a database, how often one looks for what another changed. */
const lookEveryMs = 2_000;
const byHand = { origin: 'manual', key: null } as const;

export async function openMonitors({ kernel, kinds }: OpenMonitorsOptions): Promise<Monitors> {
  const { clock, log, database } = kernel;
  const memory = createMonitorMemory(kernel, kinds);
  const options = { kernel, kinds, memory };
  const { load } = memory;
  await load();
  const isShared = database.engine === 'postgres';
  const looking = isShared
    ? repeat(clock, lookEveryMs, () =>
        load().catch((error: unknown) => log.warn({ error }, 'could not look for changed monitors')),
      )
    : undefined;
  /** What another process has just changed is known before anything is decided on it. */
  const refresh = async () => (isShared ? load() : undefined);
  const find = (id: string): StoredMonitor => {
    const monitor = memory.get(id);
    if (!monitor) throw notFound(monitorWord);
    return monitor;
  };
  const added = async (id: Promise<string>) => {
    const monitorId = await id;
    await load();
    return find(monitorId);
  };
  return {
    all: memory.all,
    get: memory.get,
    byNumber: memory.byNumber,
    parents: memory.parents,
    watch: memory.watch,
    async create(draft, caller, from = byHand) {
      await refresh();
      const wanted = checkDraft(draft, { kinds, parents: memory.parents() });
      return added(addMonitor(options, wanted, from, from.state ?? 'active', caller));
    },
    async change(id, draft, caller, revision) {
      await refresh();
      const kept = find(id);
      if (revision !== undefined && revision !== kept.revision) throw changedMeanwhile();
      const wanted = checkDraft(draft, { kinds, parents: memory.parents(), kept });
      await rewriteMonitor(options, kept, wanted, caller);
      await load();
      return find(id);
    },
    async clone(id, name, caller) {
      await refresh();
      const original = find(id);
      const wanted = { ...original, name: name ?? copyName(original.name) };
      return added(addMonitor(options, wanted, byHand, 'paused', caller));
    },
    async pause(ids, caller) {
      await refresh();
      return pauseMany(options, ids, caller);
    },
    async resume(ids, caller) {
      await refresh();
      return resumeMany(options, ids, caller);
    },
    async remove(ids, caller) {
      await refresh();
      return removeMany(options, ids, caller);
    },
    async changeMany(ids, change, caller) {
      await refresh();
      return changeMany(options, ids, change, caller);
    },
    [Symbol.asyncDispose]: async () => looking?.[Symbol.asyncDispose](),
  };
}

const longestName = 150;

function copyName(name: string): string {
  const suffix = ' (2)';
  return `${name.slice(0, longestName - suffix.length).toWellFormed()}${suffix}`;
}
