import type { Clock } from '#kernel/clock.ts';
import { type LaneLimits, newLanes } from './lanes.ts';
import { newLateness, type ScheduleReport } from './lateness.ts';
import { newPlan, type Slot, type Watched } from './plan.ts';
import { newRun, type Run, tendRuns } from './run.ts';
import { targetShares } from './target-share.ts';
import { type ClockGap, gapBetween } from './watch-clock.ts';

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
  /** The next check is due at `atMs` by the wall clock, instead of a whole interval later. */
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
  const { clock } = options;
  const plan = newPlan<Item>();
  const limits = { ...defaultLimits, ...options.limits };
  let shareOf = targetShares([], limits.perTarget);
  const lanes = newLanes<Run<Item>>({ ...limits, perTarget: (target) => shareOf(target) });
  const lateness = newLateness();
  /** Waiting or running, by id. */
  const busy = new Map<string, Run<Item>>();
  const running = new Set<Run<Item>>();
  const counts = { due: 0, done: 0, missed: 0 };
  const read = () => ({ wallMs: clock.now(), monotonicMs: clock.monotonic() });
  let [last, expectedMs, isStopped] = [read(), clock.monotonic(), false];
  let cancel = () => {};

  const drop = (run: Run<Item>) => {
    counts.missed += 1;
    busy.delete(run.slot.item.id);
    lanes.withdraw(run);
    if (!running.delete(run)) return;
    lanes.ended(run, run.isAged);
    run.abort('dropped');
  };
  const finish = (run: Run<Item>, end: RunEnd<Result>) => {
    if (!running.delete(run)) return;
    busy.delete(run.slot.item.id);
    lanes.ended(run, run.isAged);
    counts.done += 1;
    options.ended(run.slot, end);
    if (lanes.waiting() > 0) begin();
  };
  const start = (run: Run<Item>) => {
    lateness.add(Math.max(0, clock.now() - run.slot.atMs));
    running.add(run);
    const signal = run.begin(clock.monotonic());
    options.run(run.slot, signal).then(
      (result) => finish(run, { kind: 'result', result }),
      (error: unknown) => finish(run, { kind: 'fault', error }),
    );
  };
  const begin = () => {
    for (let run = lanes.next(); run && !isStopped; run = lanes.next()) start(run);
  };

  const tick = () => {
    const before = last;
    last = read();
    const gap = gapBetween(before, last, expectedMs - before.monotonicMs);
    if (gap) {
      for (const run of [...busy.values()]) drop(run);
      plan.restart(last.wallMs);
      options.gap?.(gap);
    }
    const { slots, missed } = plan.take(last.wallMs);
    counts.due += slots.length + missed;
    counts.missed += missed;
    for (const slot of slots) enter(slot);
    const { aged, overdue } = tendRuns(running, last.monotonicMs, last.monotonicMs - expectedMs);
    for (const run of aged) lanes.aged(run);
    for (const run of overdue) finish(run, { kind: 'timeout' });
    begin();
    arm();
  };
  const enter = (slot: Slot<Item>) => {
    if (busy.has(slot.item.id)) {
      counts.missed += 1;
      return;
    }
    const run = newRun(slot);
    busy.set(slot.item.id, run);
    lanes.enter(run);
  };
  const arm = () => {
    cancel();
    if (isStopped) return;
    const nowMs = clock.monotonic();
    let waitMs = Math.min(longestWaitMs, (plan.nextMs() ?? Infinity) - clock.now());
    for (const run of running) waitMs = Math.min(waitMs, run.nextMs(lanes.waiting() > 0) - nowMs);
    waitMs = Math.max(grainMs, Math.ceil(waitMs));
    expectedMs = nowMs + waitMs;
    cancel = clock.after(waitMs, tick);
  };

  arm();
  return {
    set(items, lastMsOf) {
      const kept = new Map(items.map((item) => [item.id, item.revision]));
      for (const run of [...busy.values()])
        if (kept.get(run.slot.item.id) !== run.slot.item.revision) drop(run);
      shareOf = targetShares(items, limits.perTarget);
      plan.set(items, clock.now(), lastMsOf);
      arm();
    },
    retry(id, atMs) {
      plan.retry(id, atMs);
      arm();
    },
    report: () => ({
      ...counts,
      behind: lanes.waiting(),
      running: running.size,
      ...lateness.percentiles(),
    }),
    [Symbol.dispose]() {
      isStopped = true;
      cancel();
      for (const run of [...busy.values()]) drop(run);
    },
  };
}
