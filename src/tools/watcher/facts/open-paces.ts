import type { Clock } from '#kernel/clock.ts';
import type { PaceStore } from '#library/registry/session.ts';
import type { Pace } from '#library/registry/pace.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import type { FactTables } from './fact-tables.ts';
import { readPaces, writePaces } from './pace-store.ts';

const writeEveryMs = 1000;
const afterFailureMs = 60_000;
/** Longer than any rest. */
const keptMs = 7 * 86_400_000;

/**
 * How fast each host may be asked, as it was before a restart. Written behind, at most once a second: that a host is to be
 * left alone at once, how many turns it has had a second later.
 */
export async function openPaces({
  database: whole,
  clock,
  log,
}: Pick<WatcherKernel, 'database' | 'clock' | 'log'>): Promise<PaceStore & AsyncDisposable> {
  const database = whole.as<FactTables>();
  const paces = await readPaces(database, clock.now() - keptMs);
  const write = async (batch: readonly (readonly [string, Pace])[]) => {
    try {
      await writePaces(database, batch);
      return true;
    } catch (error) {
      log.warn({ error }, 'how fast registries may be asked is stored later');
      return false;
    }
  };
  const behind = writeBehind({ clock, write, paces });
  return {
    get: (host) => paces.get(host),
    set(host, pace) {
      const isUrgent = isLeftAlone(pace, paces.get(host));
      paces.set(host, pace);
      behind.note(host, isUrgent);
    },
    [Symbol.asyncDispose]: () => behind.end(),
  };
}

interface Behind {
  readonly clock: Pick<Clock, 'after'>;
  readonly paces: ReadonlyMap<string, Pace>;
  /** False: it was not stored. */
  readonly write: (batch: readonly (readonly [string, Pace])[]) => Promise<boolean>;
}

function writeBehind({ clock, paces, write }: Behind) {
  const unwritten = new Set<string>();
  let timer: (() => void) | undefined;
  /** Set while writing, and for a while after: what comes meanwhile goes then. */
  let isBusy = false;
  let writing = Promise.resolve();
  const writeAll = async () => {
    const hosts = [...unwritten];
    unwritten.clear();
    const isStored = await write(
      hosts.flatMap((host) => (paces.has(host) ? [[host, paces.get(host)!]] : [])),
    );
    if (!isStored) for (const host of hosts) unwritten.add(host);
    return isStored;
  };
  const start = () => {
    timer?.();
    isBusy = true;
    writing = writeAll().then((isStored) => {
      timer = clock.after(isStored ? writeEveryMs : afterFailureMs, () => {
        isBusy = false;
        timer = undefined;
        if (unwritten.size > 0) start();
      });
    });
  };
  return {
    note(host: string, isUrgent: boolean) {
      unwritten.add(host);
      if (isBusy) return;
      if (isUrgent) start();
      else timer ??= clock.after(writeEveryMs, start);
    },
    async end() {
      isBusy = true;
      timer?.();
      await writing;
      timer?.();
      if (unwritten.size > 0) await writeAll();
    },
  };
}

function isLeftAlone(pace: Pace, before: Pace | undefined): boolean {
  return pace.failures !== (before?.failures ?? 0) || pace.rest?.untilMs !== before?.rest?.untilMs;
}
