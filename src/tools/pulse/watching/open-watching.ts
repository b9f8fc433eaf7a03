import type { MonitorNow } from '#contracts/pulse/monitor.ts';
import type { WatchReport } from '#contracts/pulse/watch.ts';
import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { repeat } from '#kernel/repeat.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import type { CertificateFacts } from '../checks/check-kind.ts';
import type { LiveWatch } from './keep-watch.ts';
import { leadWatching } from './lead-watching.ts';
import type { Heartbeat } from '../heartbeats/heartbeat.ts';
import type { Remembered } from './observe-check.ts';
import { nowOf, rememberedFrom } from './watch-memory.ts';
import { readWatch } from './watch-store.ts';
import type { WatchingOptions } from './watching-options.ts';

/** The watch over all monitors. Of several processes one keeps it; the others show what that one stores. */
export interface Watching extends AsyncDisposable {
  /** Undefined: it was not checked yet. */
  nowOf(monitor: StoredMonitor): MonitorNow | undefined;
  /** What the last check saw. Undefined: none, or another process keeps the watch. */
  certificateOf(monitor: StoredMonitor): Pick<CertificateFacts, 'daysLeft'> | undefined;
  /** Null: another process keeps the watch. */
  report(): WatchReport | null;
  /** Called with the numbers of the monitors of which something new is stored. @returns stops it. */
  watch(listener: (numbers: readonly number[]) => void): () => void;
}

const leaseName = 'pulse-watching';
/** How often a process that does not check looks for what is stored. */
const lookEveryMs = 5_000;

export function openWatching(options: WatchingOptions): Watching {
  return new SharedWatching(options);
}

class SharedWatching implements Watching {
  readonly #options: WatchingOptions;
  readonly #listeners = new Set<(numbers: readonly number[]) => void>();
  readonly #stop = new AbortController();
  readonly #looking: AsyncDisposable | undefined;
  #live: LiveWatch | undefined;
  /** What another process has stored. */
  #seen = new Map<number, Remembered>();
  #working = Promise.resolve();

  constructor(options: WatchingOptions) {
    this.#options = options;
    options.coordinator.whileHolding(leaseName, (lease) => this.#lead(lease), this.#stop.signal);
    // On SQLite there is no other process.
    if (options.database.engine === 'postgres')
      this.#looking = repeat(options.clock, lookEveryMs, () => this.#look());
  }

  nowOf(monitor: StoredMonitor): MonitorNow | undefined {
    const remembered = this.#live ? this.#live.round.of(monitor.number) : this.#seen.get(monitor.number);
    return remembered && nowOf(monitor, remembered, this.#options.clock.now());
  }

  certificateOf({ number }: StoredMonitor): CertificateFacts | undefined {
    return this.#live?.round.of(number)?.last?.certificate;
  }

  report(): WatchReport | null {
    return this.#live?.report() ?? null;
  }

  watch(listener: (numbers: readonly number[]) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#looking?.[Symbol.asyncDispose]();
    await this.#working;
  }

  #lead(lease: Lease): Promise<void> {
    const done = leadWatching(
      this.#options,
      lease,
      (watch) => (this.#live = watch),
      (numbers) => this.#tell(numbers),
    );
    this.#working = done
      .catch(() => {})
      .finally(() => {
        this.#live = undefined;
      });
    return done;
  }

  async #look(): Promise<void> {
    if (this.#live) return;
    const { database, heartbeats, clock, log } = this.#options;
    try {
      const [stored, newest] = [await readWatch(database), await heartbeats.newest()];
      const nowMs = clock.now();
      const before = this.#seen;
      this.#seen = new Map(
        newest.map((one) => [one.monitorId, rememberedFrom(stored.get(one.monitorId), one, nowMs)]),
      );
      const isNews = ({ monitorId, atMs }: Heartbeat) => before.get(monitorId)?.last?.atMs !== atMs;
      this.#tell(newest.filter(isNews).map(({ monitorId }) => monitorId));
    } catch (error) {
      log.warn({ error }, 'could not look for what is stored of checks');
    }
  }

  #tell(numbers: readonly number[]): void {
    for (const listener of this.#listeners) listener(numbers);
  }
}
