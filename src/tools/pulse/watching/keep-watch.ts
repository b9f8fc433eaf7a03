import type { WatchGap, WatchReport } from '#contracts/pulse/watch.ts';
import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { openScheduler, type RunEnd, type Scheduler } from '../scheduler/open-scheduler.ts';
import type { Slot } from '../scheduler/plan.ts';
import type { ClockGap } from '../scheduler/watch-clock.ts';
import type { CheckOutcome } from '../checks/check-kind.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import { newBehindLog } from './behind-log.ts';
import { changesBeforeNext } from './changes-before-next.ts';
import { checkMonitor, type CheckSurroundings } from './check-monitor.ts';
import { isUnanswered } from './failing-hosts.ts';
import type { EndedCheck } from './observe-check.ts';
import { createOwnNetwork, type OwnNetwork } from './own-network.ts';
import { memberStates } from './watch-memory.ts';
import { newWatchRound, type WatchRound } from './watch-round.ts';
import { readProgress, readWatch } from './watch-store.ts';
import { type WatchedMonitor, watchedMonitor } from './watched-monitor.ts';
import type { WatchingOptions } from './watching-options.ts';
import { isLostLease, newWriter, type WatchWriter } from './watch-writer.ts';

/** Checks from here; agents elsewhere have names. */
const location = '';
/** Changes of many monitors come one after the other; they are taken over together. */
const togetherMs = 100;
/** A restart that takes no longer is nothing to speak of. */
const stoppedMs = 60_000;

/** What is seen of the watch while it is kept. */
export interface LiveWatch {
  readonly round: WatchRound;
  report(): WatchReport;
}

/** Knows all monitors, checks them on time, and stores what came of it whenever it is its turn. */
export class Watch implements LiveWatch {
  readonly round: WatchRound;
  readonly #options: WatchingOptions;
  readonly #scheduler: Scheduler<WatchedMonitor>;
  readonly #network: OwnNetwork;
  readonly #writer: WatchWriter;
  readonly #surroundings: CheckSurroundings;
  readonly #unwatch: () => void;
  readonly #unlisten: (() => void) | undefined;
  #cancelSet: (() => void) | undefined;
  /** As they are checked, by id; made anew only when the monitor has changed. */
  #watched = new Map<string, WatchedMonitor>();
  readonly #faulty = new Set<string>();
  #ended: EndedCheck[] = [];
  #lastGap: WatchGap | null = null;
  readonly #sinceMs: number;
  readonly #behind: ReturnType<typeof newBehindLog>;

  static async begin(options: WatchingOptions, lease: Lease, stored: (numbers: readonly number[]) => void) {
    const { database, heartbeats, isInMaintenance, clock } = options;
    const [states, newest] = [await readWatch(database), await heartbeats.newest()];
    const round = newWatchRound({ stored: states, newest, isInMaintenance, nowMs: () => clock.now() });
    const { batch, atMs } = await readProgress(database, location);
    const watch = new Watch(options, round, newWriter({ ...options, lease, location, batch, stored }));
    if (atMs > 0 && clock.now() - atMs > stoppedMs)
      watch.#lastGap = { kind: 'stopped', fromMs: atMs, toMs: clock.now() };
    return watch;
  }

  private constructor(options: WatchingOptions, round: WatchRound, writer: WatchWriter) {
    const { clock, limits = {}, monitors, jobs } = options;
    this.#options = options;
    this.round = round;
    this.#writer = writer;
    this.#sinceMs = clock.now();
    this.#behind = newBehindLog(options.log);
    this.#network = createOwnNetwork(options);
    this.#surroundings = {
      ...options.surroundings,
      nowMs: () => clock.now(),
      monotonicMs: () => clock.monotonic(),
    };
    this.#scheduler = openScheduler({
      clock,
      limits,
      run: ({ item }: Slot<WatchedMonitor>, signal) => this.#check(item, signal),
      ended: (slot, end) => this.#end(slot, end),
      gap: (gap) => this.#gap(gap),
    });
    this.#unwatch = monitors.watch(({ removed }) => {
      for (const { number } of removed) this.#network.forget(number);
      this.#cancelSet ??= clock.after(togetherMs, () => this.#set());
    });
    this.#unlisten = jobs?.watch((number) => this.#look(number));
    this.#set();
  }

  report(): WatchReport {
    return {
      sinceMs: this.#sinceMs,
      ...this.#scheduler.report(),
      networkLostSinceMs: this.#network.lostSinceMs() ?? null,
      lastGap: this.#lastGap,
      unwritten: this.#writer.unwritten(),
      lost: this.#writer.lost(),
    };
  }

  /** Judges what has been checked since the last time, and stores it. @throws when another process has taken over */
  async turn(): Promise<void> {
    const checks = this.#ended;
    this.#ended = [];
    const wasWell = (number: number) => this.round.of(number)?.state.base !== 'down';
    const { lostSinceMs, tellings } = await this.#network.look(checks, wasWell);
    this.#writer.next().tellings.push(...tellings);
    for (const check of checks) {
      const lost = isUnanswered(check.outcome) ? lostSinceMs : undefined;
      const againMs = this.round.observe(check, lost, this.#writer.next()) ?? changesBeforeNext(check);
      if (againMs !== undefined) this.#scheduler.retry(check.watched.id, againMs);
    }
    await this.#writer.write();
    this.#behind(this.#scheduler.report(), this.#options.clock.monotonic());
  }

  async end(): Promise<void> {
    this.#unwatch();
    this.#unlisten?.();
    this.#cancelSet?.();
    this.#scheduler[Symbol.dispose]();
    try {
      await this.turn();
    } catch (error) {
      if (!isLostLease(error))
        this.#options.log.warn({ error }, 'the last checks before the end were not stored');
    }
  }

  #set(): void {
    this.#cancelSet = undefined;
    const { monitors, kinds } = this.#options;
    const all = monitors.all();
    this.round.set(all, this.#writer.next());
    const watched = all.flatMap(
      (monitor) => this.#sameOrNew(monitor) ?? watchedMonitor(monitor, kinds) ?? [],
    );
    this.#watched = new Map(watched.map((one) => [one.id, one]));
    this.#scheduler.set(watched, (id) => this.#lastCheckMs(id));
  }

  #sameOrNew(monitor: StoredMonitor): WatchedMonitor | undefined {
    const known = this.#watched.get(monitor.id);
    return known?.monitor === monitor ? known : undefined;
  }

  #lastCheckMs(id: string): number | undefined {
    const number = this.#watched.get(id)?.number;
    return number === undefined ? undefined : this.round.of(number)?.state.lastCheckAtMs;
  }

  #look(number: number): void {
    const watched = [...this.#watched.values()].find((one) => one.number === number);
    if (watched) this.#scheduler.retry(watched.id, this.#options.clock.now());
  }

  #check({ plan, monitor }: WatchedMonitor, signal: AbortSignal): Promise<CheckOutcome> {
    const { jobs } = this.#options;
    if (monitor.kind === 'push' && jobs)
      return checkMonitor(plan, this.#surroundings, signal, {
        reported: () => jobs.reported(monitor.number),
      });
    if (monitor.kind !== 'group') return checkMonitor(plan, this.#surroundings, signal);
    const members = () =>
      memberStates(this.round.family().children(monitor.id), ({ number }) => this.round.of(number)?.state);
    return checkMonitor(plan, this.#surroundings, signal, { members });
  }

  #end({ item, atMs }: Slot<WatchedMonitor>, end: RunEnd<CheckOutcome>): void {
    if (end.kind === 'fault') {
      // A mistake of ours says nothing about the target: its time stays unknown.
      if (!this.#faulty.has(item.id))
        this.#options.log.error(
          { error: end.error, monitor: item.monitor.name },
          'a check could not be made',
        );
      this.#faulty.add(item.id);
      return;
    }
    this.#faulty.delete(item.id);
    const outcome: CheckOutcome =
      end.kind === 'result' ? end.result : { ok: false, reason: { id: 'timeout-answer' } };
    // Nothing is known as long as no job has reported.
    if (outcome.reason?.id !== 'no-report-yet') this.#ended.push({ watched: item, atMs, outcome });
  }

  #gap(gap: ClockGap): void {
    this.#lastGap = gap;
    this.#options.log.warn(
      { ...gap },
      'nobody looked for a while, or the clock was set: that time is unknown',
    );
    if (gap.kind !== 'clock-back') return;
    this.#ended = this.#ended.filter(({ atMs }) => atMs <= gap.toMs);
    this.round.setBack(gap.toMs);
  }
}
