import type { UpdateRun } from '#contracts/watcher/run.ts';
import type { Lease } from '#kernel/coordinator/coordinator.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { conflict, unavailable } from '#kernel/errors.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import type { WatcherSchema } from '../watcher-schema.ts';
import { isEnded, type RunRecord, type RunWork } from './run-record.ts';
import { insertRuns, readRun, readUnfinished, updateRun } from './run-store.ts';

export type BookKernel = Pick<WatcherKernel, 'database' | 'coordinator'>;
type Tx = Transaction<WatcherSchema>;
type Listener = (run: UpdateRun) => void;

export interface RunChange {
  readonly run?: Partial<UpdateRun>;
  readonly work?: Partial<RunWork>;
}

export interface ChangeOptions {
  /** Of whoever executes: refused when another process does so by now. */
  readonly lease?: Lease;
  /** Commits with it. Runs that it changes too are told of after. */
  readonly also?: (tx: Tx, changed: RunRecord) => Promise<readonly UpdateRun[] | void>;
}

/** Runs on disk, those that have not ended in memory too, and who hears of each change. */
export interface RunBook {
  /** In the order of their turns. */
  unfinished(): readonly RunRecord[];
  add(records: readonly RunRecord[], also?: (tx: Tx) => Promise<void>): Promise<void>;
  /** @throws NexusError `conflict` when it is in another state by now, `unavailable` without the lease. */
  change(record: RunRecord, change: RunChange, options?: ChangeOptions): Promise<RunRecord>;
  /** What other processes have written. */
  reload(): Promise<readonly RunRecord[]>;
  watch(listener: Listener): () => void;
}

export async function openRunBook({ database, coordinator }: BookKernel): Promise<RunBook> {
  const open = new Map<string, RunRecord>();
  const listeners = new Set<Listener>();
  const tell = (run: UpdateRun) => {
    for (const listener of listeners) listener(run);
  };
  const keep = (record: RunRecord) => {
    if (isEnded(record.run)) open.delete(record.run.id);
    else open.set(record.run.id, record);
    tell(record.run);
  };
  const book: RunBook = {
    unfinished: () => [...open.values()].toSorted((a, b) => (a.run.id < b.run.id ? -1 : 1)),
    async add(records, also) {
      await database.transaction(async (tx) => {
        await insertRuns(tx, records);
        await also?.(tx);
      });
      records.forEach(keep);
    },
    async change(record, { run, work }, { lease, also } = {}) {
      const changed: RunRecord = {
        run: { ...record.run, ...run },
        work: { ...record.work, ...work },
      };
      const others = await database.transaction(async (tx) => {
        if (lease && !(await coordinator.isCurrent(lease, tx)))
          throw unavailable('Another process updates now.');
        if (!(await updateRun(tx, changed, record.run.state))) throw conflict(movedOn);
        return await also?.(tx, changed);
      });
      keep(changed);
      others?.forEach(tell);
      return changed;
    },
    async reload() {
      const found = await readUnfinished(database.query);
      for (const record of found) {
        const known = open.get(record.run.id);
        if (JSON.stringify(known?.run) !== JSON.stringify(record.run)) keep(record);
      }
      for (const id of open.keys()) {
        if (found.some(({ run }) => run.id === id)) continue;
        open.delete(id);
        const ended = await readRun(database.query, id);
        if (ended) tell(ended.run);
      }
      return found;
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  await book.reload();
  return book;
}

const movedOn = {
  en: 'The update has gone on meanwhile. Look at it again.',
  es: 'La actualización ha avanzado mientras tanto. Mírala de nuevo.',
};
