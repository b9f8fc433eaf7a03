import type { Clock } from '#kernel/clock.ts';
import { type LaneLimits, type Lanes, newLanes } from './lanes.ts';
import { newLateness, type ScheduleReport } from './lateness.ts';
import { newPlan, type Plan, type Slot, type Watched } from './plan.ts';
import { newRun, type Run, tendRuns } from './run.ts';
import { targetShares } from './target-share.ts';
import { type ClockGap, type ClockReading, gapBetween } from './watch-clock.ts';

/** How a check came to its end. `timeout`: it went on after its deadline, and whatever it says later is not heard. */
export type RunEnd<Result> =
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'fault'; readonly error: unknown };

export interface SchedulerLimits extends Omit<LaneLimits, 'perTarget'> {
  /** Begun at once at one target; more where so many monitors look at it that they could not be on time. */
  readonly perTarget: number;
}

export interface SchedulerOptions<Item extends Watched, Result> {
  readonly clock: Clock;
  /** Checks once. `signal` aborts with the reason 'timeout' at the deadline, and with 'dropped' when nobody wants to know. */
  readonly run: (slot: Slot<Item>, signal: AbortSignal) => Promise<Result>;
  /** Once for each check that was not dropped. */
  readonly ended: (slot: Slot<Item>, end: RunEnd<Result>) => void;
  /** What was under way then has been dropped, and what was due then does not come. */
  readonly gap?: (gap: ClockGap) => void;
  readonly limits?: Partial<SchedulerLimits>;
}

export interface Scheduler<Item extends Watched> extends Disposable {
  /**
   * All that is watched from now on. Checks of what is gone or has another revision are dropped.
   * `lastMsOf` tells the newest slot that is stored of a monitor, for those that are new here.
   */
  set(items: readonly Item[], lastMsOf?: (id: string) => number | undefined): void;
  /** The next check is due at `atMs` by the wall clock, or now where that is past, instead of a whole interval later. */
  retry(id: string, atMs: number): void;
  report(): ScheduleReport;
}

const defaultLimits: SchedulerLimits = { atOnce: 64, perTarget: 2, open: 1_000 };
/** Slots that are so near to each other begin together: fewer wake-ups. */
const grainMs = 20;
/** A clock that was set is noticed after this time at the latest. */
const longestWaitMs = 5_000;

/** Checks everything on time with one timer for all. Nothing is ever run twice at once, nor made up for later. */
export function openScheduler<Item extends Watched, Result>(
  options: SchedulerOptions<Item, Result>,
): Scheduler<Item> {
  return new TimedScheduler(options);
}

class TimedScheduler<Item extends Watched, Result> implements Scheduler<Item> {
  readonly #options: SchedulerOptions<Item, Result>;
  readonly #limits: SchedulerLimits;
  readonly #plan: Plan<Item> = newPlan();
  readonly #lanes: Lanes<Run<Item>>;
  readonly #lateness = newLateness();
  /** Waiting or running, by id. */
  readonly #busy = new Map<string, Run<Item>>();
  readonly #running = new Set<Run<Item>>();
  readonly #counts = { due: 0, done: 0, missed: 0 };
  #shareOf: (target: string) => number;
  #last: ClockReading;
  /** When the next look at all this is planned, by the monotonic clock. */
  #expectedMs: number;
  #cancel = () => {};
  #isStopped = false;

  constructor(options: SchedulerOptions<Item, Result>) {
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#shareOf = targetShares([], this.#limits.perTarget);
    this.#lanes = newLanes({ ...this.#limits, perTarget: (target) => this.#shareOf(target) });
    this.#last = this.#read();
    this.#expectedMs = this.#last.monotonicMs;
    this.#arm();
  }

  set(items: readonly Item[], lastMsOf?: (id: string) => number | undefined): void {
    const kept = new Map(items.map((item) => [item.id, item.revision]));
    for (const run of this.#busy.values())
      if (kept.get(run.slot.item.id) !== run.slot.item.revision) this.#drop(run);
    this.#shareOf = targetShares(items, this.#limits.perTarget);
    this.#plan.set(items, this.#options.clock.now(), lastMsOf);
    this.#arm();
  }

  retry(id: string, atMs: number): void {
    this.#plan.retry(id, atMs, this.#options.clock.now());
    this.#arm();
  }

  report(): ScheduleReport {
    return {
      ...this.#counts,
      behind: this.#lanes.waiting(),
      running: this.#running.size,
      ...this.#lateness.percentiles(),
    };
  }

  [Symbol.dispose](): void {
    this.#isStopped = true;
    this.#cancel();
    for (const run of this.#busy.values()) this.#drop(run);
  }

  #read(): ClockReading {
    const { clock } = this.#options;
    return { wallMs: clock.now(), monotonicMs: clock.monotonic() };
  }

  #arm(): void {
    this.#cancel();
    if (this.#isStopped) return;
    const { wallMs, monotonicMs } = this.#read();
    let waitMs = Math.min(longestWaitMs, (this.#plan.nextMs() ?? Infinity) - wallMs);
    const isWaitedFor = this.#lanes.waiting() > 0;
    for (const run of this.#running) waitMs = Math.min(waitMs, run.nextMs(isWaitedFor) - monotonicMs);
    waitMs = Math.max(grainMs, Math.ceil(waitMs));
    this.#expectedMs = monotonicMs + waitMs;
    this.#cancel = this.#options.clock.after(waitMs, () => this.#tick());
  }

  #tick(): void {
    const before = this.#last;
    this.#last = this.#read();
    const { wallMs, monotonicMs } = this.#last;
    const gap = gapBetween(before, this.#last, this.#expectedMs - before.monotonicMs);
    if (gap) this.#beginAnew(gap);
    const { slots, missed } = this.#plan.take(wallMs);
    this.#counts.due += slots.length + missed;
    this.#counts.missed += missed;
    for (const slot of slots) this.#enter(slot);
    const { aged, overdue } = tendRuns(this.#running, monotonicMs, monotonicMs - this.#expectedMs);
    for (const run of aged) this.#lanes.aged(run);
    for (const run of overdue) this.#finish(run, { kind: 'timeout' });
    this.#begin();
    this.#arm();
  }

  /** What was under way cannot be trusted, and what was due is past. */
  #beginAnew(gap: ClockGap): void {
    for (const run of this.#busy.values()) this.#drop(run);
    this.#plan.restart(gap.toMs);
    this.#options.gap?.(gap);
  }

  #enter(slot: Slot<Item>): void {
    const { id } = slot.item;
    if (this.#busy.has(id)) {
      this.#counts.missed += 1;
      return;
    }
    const run = newRun(slot);
    this.#busy.set(id, run);
    this.#lanes.enter(run);
  }

  #begin(): void {
    if (this.#isStopped) return;
    for (let run = this.#lanes.next(); run; run = this.#lanes.next()) this.#start(run);
  }

  #start(run: Run<Item>): void {
    const { clock } = this.#options;
    this.#lateness.add(Math.max(0, clock.now() - run.slot.atMs));
    this.#running.add(run);
    this.#options.run(run.slot, run.begin(clock.monotonic())).then(
      (result) => this.#finish(run, { kind: 'result', result }),
      (error: unknown) => this.#finish(run, { kind: 'fault', error }),
    );
  }

  #finish(run: Run<Item>, end: RunEnd<Result>): void {
    if (!this.#running.delete(run)) return;
    this.#busy.delete(run.slot.item.id);
    this.#lanes.ended(run, run.isAged);
    this.#counts.done += 1;
    this.#options.ended(run.slot, end);
    if (this.#lanes.waiting() > 0) this.#begin();
  }

  #drop(run: Run<Item>): void {
    this.#counts.missed += 1;
    this.#busy.delete(run.slot.item.id);
    this.#lanes.withdraw(run);
    if (!this.#running.delete(run)) return;
    this.#lanes.ended(run, run.isAged);
    run.abort('dropped');
  }
}
