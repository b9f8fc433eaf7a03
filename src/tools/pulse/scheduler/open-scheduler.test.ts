import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { openScheduler, type RunEnd, type SchedulerLimits } from './open-scheduler.ts';
import type { Slot, Watched } from './plan.ts';
import type { ClockGap } from './watch-clock.ts';

interface Monitor extends Watched {
  /** How long its check takes; 'hangs' until it is told to end, 'deaf' for ever. */
  readonly takes: number | 'hangs' | 'deaf';
}

function monitors(count: number, changes: Partial<Monitor> = {}): Monitor[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `m${n}`,
    revision: '1',
    intervalMs: 20_000,
    timeoutMs: 5_000,
    target: `host${n}`,
    takes: 5,
    ...changes,
  }));
}

function watch(limits: Partial<SchedulerLimits> = {}) {
  const time = manualClock();
  let frozenMs = 0;
  const clock = {
    ...time,
    now: () => time.now() + frozenMs,
    monotonic: () => time.monotonic() + frozenMs,
    /** No timer runs, and both clocks are later afterwards. */
    freeze: (forMs: number) => void (frozenMs += forMs),
  };
  const ended: { id: string; atMs: number; end: RunEnd<string>['kind'] }[] = [];
  const gaps: ClockGap[] = [];
  const open = new Map<string, number>();
  let mostAtOnce = 0;
  const run = ({ item }: Slot<Monitor>, signal: AbortSignal) => {
    expect(open.get(item.id) ?? 0).toBe(0);
    open.set(item.id, 1);
    mostAtOnce = Math.max(mostAtOnce, [...open.values()].filter((is) => is === 1).length);
    const { promise, resolve } = Promise.withResolvers<string>();
    const end = (said: string) => {
      open.set(item.id, 0);
      resolve(said);
    };
    signal.addEventListener('abort', () => {
      if (item.takes === 'deaf') open.set(item.id, 0);
      else end(String(signal.reason));
    });
    if (typeof item.takes === 'number') clock.after(item.takes, () => end('ok'));
    return promise;
  };
  const scheduler = openScheduler<Monitor, string>({
    clock,
    run,
    ended: ({ item, atMs }, end) => ended.push({ id: item.id, atMs, end: end.kind }),
    gap: (gap) => gaps.push(gap),
    limits,
  });
  return {
    clock,
    ended,
    gaps,
    scheduler,
    mostAtOnce: () => mostAtOnce,
    /** Time passes in steps, with promises settling in between. */
    pass: async (ms: number, stepMs = 10) => {
      for (let passed = 0; passed < ms; passed += stepMs) {
        clock.advance(stepMs);
        await Promise.resolve();
        await Promise.resolve();
      }
    },
  };
}

test('each is checked once an interval, on time, and at a moment of its own', async () => {
  const { clock, scheduler: held, ended, pass } = watch();
  using scheduler = held;
  scheduler.set(monitors(200));
  const startMs = clock.now();
  await pass(60_000);
  expect(new Set(ended.filter(({ atMs }) => atMs < startMs + 20_000).map(({ id }) => id)).size).toBe(200);
  const { due, done, missed, behind, lateP99Ms } = scheduler.report();
  expect({ missed, behind, open: due - done }).toEqual({ missed: 0, behind: 0, open: 0 });
  expect(done).toBeGreaterThanOrEqual(600);
  expect(lateP99Ms).toBeLessThanOrEqual(20);
});

test('a deadline holds, also for a check that does not end', async () => {
  const { scheduler: held, ended, pass } = watch();
  using scheduler = held;
  const [hangs, deaf] = [monitors(1, { takes: 'hangs' })[0]!, monitors(2, { takes: 'deaf' })[1]!];
  scheduler.set([hangs, deaf]);
  await pass(6_000);
  expect(ended.map(({ id, end }) => [id, end])).toEqual([
    ['m0', 'result'],
    ['m1', 'timeout'],
  ]);
});

test('a hung target does not hold up the others, nor its own monitors', async () => {
  const { scheduler: held, ended, pass, mostAtOnce } = watch({ atOnce: 4 });
  using scheduler = held;
  const hung = monitors(20, { takes: 'hangs', target: 'hung' });
  scheduler.set([...hung, ...monitors(40).slice(20)]);
  await pass(60_000);
  const { missed, behind, lateP99Ms } = scheduler.report();
  expect({ missed, behind }).toEqual({ missed: 0, behind: 0 });
  expect(lateP99Ms).toBeLessThan(2_500);
  expect(mostAtOnce()).toBeGreaterThan(4);
  expect(new Set(ended.map(({ id }) => id)).size).toBe(40);
});

test('what cannot be done in time is said with numbers, and nobody starves', async () => {
  const { scheduler: held, ended, pass } = watch({ open: 2 });
  using scheduler = held;
  scheduler.set(monitors(20, { intervalMs: 5_000, takes: 1_000 }));
  await pass(60_000);
  const { due, done, missed, behind } = scheduler.report();
  expect(behind).toBeGreaterThan(0);
  expect(due).toBe(done + missed + behind + 2);
  expect(done).toBeGreaterThan(100);
  const counts = monitors(20).map(({ id }) => ended.filter((each) => each.id === id).length);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(Math.max(...counts) - 2);
});

test.each([
  ['forward', 3 * 3_600_000, 'clock-forward'],
  ['back', -3 * 3_600_000, 'clock-back'],
])('the clock is set %s by hours: a gap, no burst, and all go on', async (_, byMs, kind) => {
  const { clock, scheduler: held, ended, gaps, pass } = watch();
  using scheduler = held;
  scheduler.set(monitors(100));
  await pass(40_000);
  clock.jump(clock.now() + byMs);
  const jumpedMs = clock.now();
  const before = ended.length;
  await pass(200);
  expect(ended.length - before).toBeLessThan(10);
  await pass(21_000);
  expect(gaps.map((gap) => gap.kind)).toEqual([kind]);
  const after = ended.filter(({ atMs }, index) => index >= before && Math.abs(atMs - jumpedMs) < 60_000);
  expect(new Set(after.map(({ id }) => id)).size).toBe(100);
});

test('frozen for two hours: what was under way is dropped, nothing is made up, nothing comes at once', async () => {
  const { clock, scheduler: held, ended, gaps, pass } = watch();
  using scheduler = held;
  const slow = { ...monitors(101)[100]!, takes: 60_000, timeoutMs: 300_000, intervalMs: 3_600_000 };
  scheduler.set([...monitors(100), slow]);
  await pass(22_000);
  expect(scheduler.report().running).toBe(1);
  const frozenAtMs = clock.now();
  const before = ended.length;
  clock.freeze(2 * 3_600_000);
  await pass(200);
  expect(ended.length - before).toBeLessThan(20);
  await pass(5_000);
  expect(gaps.map(({ kind, toMs, fromMs }) => [kind, toMs - fromMs > 7_200_000])).toEqual([['asleep', true]]);
  expect(ended.slice(before).every(({ atMs }) => atMs >= frozenAtMs + 7_200_000)).toBe(true);
  await pass(20_000);
  expect(new Set(ended.slice(before).map(({ id }) => id)).size).toBe(100);
});

test('an answer that came in while we were held up is no timeout', async () => {
  const { clock, scheduler: held, ended, pass } = watch();
  using scheduler = held;
  scheduler.set(monitors(1, { takes: 1_000, intervalMs: 3_600_000 }));
  await pass(500);
  clock.freeze(6_000);
  await pass(1_000);
  expect(ended.map(({ end }) => end)).toEqual(['result']);
});

test('a thousand monitors at one target that keeps every tenth waiting are on time', async () => {
  const { scheduler: held, pass } = watch();
  using scheduler = held;
  const all = monitors(1_000, { target: 'one' });
  scheduler.set(all.map((item, n) => (n % 10 === 0 ? { ...item, takes: 'hangs' as const } : item)));
  await pass(45_000);
  const { missed, behind, lateP99Ms } = scheduler.report();
  expect({ missed, behind }).toEqual({ missed: 0, behind: 0 });
  expect(lateP99Ms).toBeLessThan(100);
});

test('a removed monitor in flight says nothing more, a changed one is checked anew', async () => {
  const { scheduler: held, ended, pass } = watch();
  using scheduler = held;
  const [gone, changed] = monitors(2, { takes: 3_000, intervalMs: 3_600_000 });
  scheduler.set([gone!, changed!]);
  await pass(500);
  expect(scheduler.report().running).toBe(2);
  scheduler.set([{ ...changed!, revision: '2', takes: 10 }]);
  await pass(500);
  expect(ended.map(({ id }) => id)).toEqual(['m1']);
  await pass(5_000);
  expect(ended.length).toBe(1);
});

test('a retry comes before the interval is over', async () => {
  const { scheduler: held, ended, pass } = watch();
  using scheduler = held;
  scheduler.set(monitors(1, { intervalMs: 3_600_000 }));
  await pass(200);
  scheduler.retry('m0', ended[0]!.atMs + 2_000);
  await pass(2_000);
  expect(ended.map(({ atMs }) => atMs - ended[0]!.atMs)).toEqual([0, 2_000]);
});

test('a fault of ours is told as one', async () => {
  const clock = manualClock();
  const ends: unknown[] = [];
  using scheduler = openScheduler<Monitor, string>({
    clock,
    run: () => Promise.reject(new Error('broken')),
    ended: (_, end) => ends.push(end),
  });
  scheduler.set(monitors(1));
  clock.advance(100);
  await Promise.resolve();
  expect(ends).toEqual([{ kind: 'fault', error: new Error('broken') }]);
});
