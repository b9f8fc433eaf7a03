import type { MonitorNow } from '#contracts/pulse/monitor.ts';
import { repeat } from '#kernel/repeat.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import { leadWatching, type LiveWatch } from './lead-watching.ts';
import type { Remembered } from './observe-check.ts';
import { nowOf, rememberedFrom } from './watch-memory.ts';
import { readWatch } from './watch-store.ts';
import type { WatchingOptions, WatchReport } from './watching-options.ts';

/** The watch over all monitors. Of several processes one keeps it; the others show what that one stores. */
export interface Watching extends AsyncDisposable {
  /** Undefined: it was not checked yet. */
  nowOf(monitor: StoredMonitor): MonitorNow | undefined;
  /** Null: another process keeps the watch. */
  report(): WatchReport | null;
  /** Called with the numbers of the monitors of which something new is stored. @returns stops it. */
  watch(listener: (numbers: readonly number[]) => void): () => void;
}

const lease = 'pulse-watching';
/** How often a process that does not check looks for what is stored. */
const lookEveryMs = 5_000;

export function openWatching(options: WatchingOptions): Watching {
  const { coordinator, database, clock, log } = options;
  const listeners = new Set<(numbers: readonly number[]) => void>();
  const tell = (numbers: readonly number[]) => {
    for (const listener of listeners) listener(numbers);
  };
  const stop = new AbortController();
  let live: LiveWatch | undefined;
  let seen = new Map<number, Remembered>();
  let working = Promise.resolve();
  coordinator.whileHolding(
    lease,
    (held) => {
      const done = leadWatching(options, held, { begins: (watch) => (live = watch), stored: tell });
      working = done.catch(() => {}).finally(() => (live = undefined));
      return done;
    },
    stop.signal,
  );
  const look = async () => {
    if (live) return;
    const [stored, newest] = [await readWatch(database), await options.heartbeats.newest()];
    const nowMs = clock.now();
    const before = seen;
    seen = new Map(
      newest.map((heartbeat) => [
        heartbeat.monitorId,
        rememberedFrom(stored.get(heartbeat.monitorId), heartbeat, nowMs),
      ]),
    );
    tell(
      [...seen].filter(([number, { last }]) => before.get(number)?.last?.atMs !== last?.atMs).map(([n]) => n),
    );
  };
  const looking =
    database.engine === 'postgres'
      ? repeat(clock, lookEveryMs, () =>
          look().catch((error: unknown) =>
            log.warn({ error }, 'could not look for what is stored of checks'),
          ),
        )
      : undefined;
  return {
    nowOf(monitor) {
      const remembered = live ? live.round.of(monitor.number) : seen.get(monitor.number);
      return remembered && nowOf(monitor, remembered);
    },
    report: () => live?.report() ?? null,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await looking?.[Symbol.asyncDispose]();
      await working;
    },
  };
}
