import { expect, test } from 'vitest';
import { newPlan, type Plan, type Watched } from './plan.ts';

const startMs = 1_800_000_000_000;
const hourMs = 3_600_000;

function watched(count: number, changes: Partial<Watched> = {}): Watched[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `m${n}`,
    revision: '1',
    intervalMs: 20_000,
    timeoutMs: 5_000,
    target: `host${n % 50}`,
    ...changes,
  }));
}

/** Walks from slot to slot and gives the times of each item. */
function walk(plan: Plan<Watched>, fromMs: number, untilMs: number): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (let nowMs = fromMs; nowMs <= untilMs; nowMs = Math.max(nowMs + 1, plan.nextMs() ?? untilMs + 1))
    for (const { item, atMs } of plan.take(nowMs).slots) {
      const list = times.get(item.id) ?? [];
      times.set(item.id, list);
      list.push(atMs);
    }
  return times;
}

function stepsOf(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

test('a thousand monitors of 20 s are all looked at within 15 s of a start, and not in one go', () => {
  const plan = newPlan<Watched>();
  plan.set(watched(1_000), startMs);
  const times = walk(plan, startMs, startMs + 15_001);
  expect(times.size).toBe(1_000);
  expect(Math.max(...[...times.values()].map(({ length }) => length))).toBe(1);
  const perSecond = Array.from({ length: 20 }, () => 0);
  for (const [atMs = 0] of times.values())
    perSecond[Math.min(19, Math.floor((atMs - startMs) / 1_000))]! += 1;
  expect(Math.max(...perSecond)).toBeLessThan(110);
});

test('monitors of an hour that were never checked are looked at within 15 s, one alone at once', () => {
  const plan = newPlan<Watched>();
  plan.set(watched(1_000, { intervalMs: hourMs }), startMs);
  expect(walk(plan, startMs, startMs + 15_001).size).toBe(1_000);
  const alone = newPlan<Watched>();
  alone.set(watched(1, { intervalMs: hourMs }), startMs);
  expect(alone.nextMs()).toBeLessThanOrEqual(startMs + 21);
});

test('a restart goes on with the grid where the last check is not too old', () => {
  const plan = newPlan<Watched>();
  plan.set(watched(100, { intervalMs: hourMs }), startMs);
  const lastMs = new Map<string, number>();
  for (const [id, times] of walk(plan, startMs, startMs + 2 * hourMs)) lastMs.set(id, times.at(-1) ?? 0);
  const next = newPlan<Watched>();
  const restartMs = startMs + 2 * hourMs + 1_000;
  next.set(watched(100, { intervalMs: hourMs }), restartMs, (id) => lastMs.get(id));
  expect(walk(next, restartMs, restartMs + 20_000).size).toBeLessThan(10);
  for (const [id, times] of walk(next, restartMs + 20_000, restartMs + hourMs))
    for (const atMs of times) expect(atMs).toBeGreaterThan(lastMs.get(id) ?? 0);
});

test('no drift over days, whenever it is asked', () => {
  const plan = newPlan<Watched>();
  plan.set(watched(20), startMs);
  const times = new Map<string, number[]>();
  for (let nowMs = startMs, n = 0; nowMs < startMs + 3 * 86_400_000; n += 1, nowMs += 7 + (n % 977))
    for (const { item, atMs } of plan.take(nowMs).slots)
      times.set(item.id, [...(times.get(item.id) ?? []).slice(-1), atMs]);
  for (const [first = 0, second = 0] of times.values()) expect(second - first).toBe(20_000);
});

test('of many slots that have passed only the newest comes, and the others are counted', () => {
  const plan = newPlan<Watched>();
  plan.set(watched(1), startMs);
  const first =
    walk(plan, startMs, startMs + 60_000)
      .get('m0')
      ?.at(-1) ?? 0;
  const { slots, missed } = plan.take(first + 100_500);
  expect(slots.map(({ atMs }) => atMs - first)).toEqual([100_000]);
  expect(missed).toBe(4);
  expect(plan.nextMs()).toBe(first + 120_000);
});

test.each([
  ['forward', 5 * hourMs],
  ['back', -5 * hourMs],
  ['forward after a sleep', 2 * hourMs],
])('the clock jumps %s: nothing comes at once, and all within an interval', (_, jumpMs) => {
  const plan = newPlan<Watched>();
  plan.set(watched(1_000), startMs);
  walk(plan, startMs, startMs + 60_000);
  const nowMs = startMs + 60_000 + jumpMs;
  plan.restart(nowMs);
  expect(plan.take(nowMs).slots.length).toBeLessThan(5);
  const times = walk(plan, nowMs, nowMs + 60_000);
  expect(times.size).toBe(1_000);
  for (const list of times.values()) {
    expect(list[0]).toBeLessThanOrEqual(nowMs + 20_000);
    expect(
      stepsOf(list)
        .slice(1)
        .every((step) => step === 20_000),
    ).toBe(true);
    expect(stepsOf(list)[0]).toBeGreaterThanOrEqual(10_000);
  }
});

test('a retry comes when it is wanted, and the grid goes on behind it', () => {
  const plan = newPlan<Watched>();
  plan.set(watched(1), startMs);
  const first =
    walk(plan, startMs, startMs + 60_000)
      .get('m0')
      ?.at(-1) ?? 0;
  plan.retry('m0', first + 5_000, first + 1_000);
  plan.retry('gone', first + 5_000, first + 1_000);
  expect(plan.take(first + 5_000).slots.map(({ atMs }) => atMs)).toEqual([first + 5_000]);
  expect(plan.nextMs()).toBe(first + 20_000);
  plan.retry('m0', first + 7_000, first + 15_000);
  expect(plan.take(first + 15_000).slots.map(({ atMs }) => atMs)).toEqual([first + 15_000]);
  expect(plan.nextMs()).toBe(first + 40_000);
  plan.retry('m0', first, first);
  expect(plan.nextMs()).toBe(first + 40_000);
});

test('what is removed or paused does not come, and what stays keeps its time', () => {
  const plan = newPlan<Watched>();
  plan.set(watched(3), startMs);
  const before = walk(plan, startMs, startMs + 60_000);
  plan.set(watched(2), startMs + 60_000);
  const after = walk(plan, startMs + 60_000, startMs + 80_000);
  expect([...after.keys()].toSorted()).toEqual(['m0', 'm1']);
  for (const id of after.keys()) expect(after.get(id)?.[0]).toBe((before.get(id)?.at(-1) ?? 0) + 20_000);
  plan.set([], startMs + 80_000);
  expect(plan.nextMs()).toBeUndefined();
});

test('another interval keeps its share of it, and nothing waits for the old one', () => {
  const plan = newPlan<Watched>();
  plan.set(watched(50, { intervalMs: hourMs }), startMs);
  walk(plan, startMs, startMs + hourMs);
  const nowMs = startMs + hourMs + 1;
  plan.set(watched(50, { intervalMs: 10_000 }), nowMs);
  const times = walk(plan, nowMs, nowMs + 30_000);
  expect(times.size).toBe(50);
  for (const list of times.values()) {
    expect(list[0]).toBeLessThanOrEqual(nowMs + 10_000);
    expect(
      stepsOf(list)
        .slice(1)
        .every((step) => step === 10_000),
    ).toBe(true);
  }
});

test('a changed monitor is looked at soon', () => {
  const plan = newPlan<Watched>();
  plan.set(watched(2, { intervalMs: hourMs }), startMs);
  walk(plan, startMs, startMs + 1_000);
  const [kept, changed] = watched(2, { intervalMs: hourMs });
  plan.set([kept!, { ...changed!, revision: '2' }], startMs + 1_000);
  expect([...walk(plan, startMs + 1_000, startMs + 2_000).keys()]).toEqual(['m1']);
});
