import { expect, test } from 'vitest';
import { type Job, newLanes } from './lanes.ts';

interface Named extends Job {
  readonly name: string;
}

const limits = { atOnce: 4, perTarget: () => 2, open: 6 };
const job = (name: string, target: string): Named => ({ name, target });

function begin(lanes: ReturnType<typeof newLanes<Named>>): Named[] {
  const begun: Named[] = [];
  for (let next = lanes.next(); next; next = lanes.next()) begun.push(next);
  return begun;
}

test('at most two at one target, and nobody else waits behind them', () => {
  const lanes = newLanes<Named>(limits);
  const all = ['a1', 'a2', 'a3', 'b1', 'a4', 'b2'].map((name) => job(name, name.charAt(0)));
  for (const each of all) lanes.enter(each);
  expect(begin(lanes).map(({ name }) => name)).toEqual(['a1', 'a2', 'b1', 'b2']);
  expect(lanes.waiting()).toBe(2);
  lanes.ended(all[3]!, false);
  expect(begin(lanes)).toEqual([]);
  lanes.ended(all[0]!, false);
  expect(begin(lanes).map(({ name }) => name)).toEqual(['a3']);
});

test('one that hangs holds its place no longer, but counts among those that are open', () => {
  const lanes = newLanes<Named>(limits);
  const all = Array.from({ length: 9 }, (_, n) => job(`a${n}`, 'a'));
  for (const each of all) lanes.enter(each);
  const open: Named[] = [];
  for (let more = begin(lanes); more.length > 0; more = begin(lanes)) {
    expect(more.length).toBeLessThanOrEqual(2);
    open.push(...more);
    for (const each of more) lanes.aged(each);
  }
  expect(open.length).toBe(6);
  lanes.ended(open[0]!, true);
  expect(begin(lanes).map(({ name }) => name)).toEqual(['a6']);
});

test('what was withdrawn does not begin', () => {
  const lanes = newLanes<Named>(limits);
  const [first, second] = [job('a1', 'a'), job('a2', 'a')];
  lanes.enter(first);
  lanes.enter(second);
  lanes.withdraw(first);
  expect(begin(lanes)).toEqual([second]);
  expect(lanes.waiting()).toBe(0);
});

test('whatever happens, the limits hold, everybody has a turn, and each target keeps its order', () => {
  let seed = 7;
  const below = (bound: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * bound);
  };
  const lanes = newLanes<Named>(limits);
  const open = new Map<Named, boolean>();
  const begun: Named[] = [];
  let entered = 0;
  const check = () => {
    const young = [...open].filter(([, isAged]) => !isAged).map(([each]) => each.target);
    expect(open.size).toBeLessThanOrEqual(limits.open);
    expect(young.length).toBeLessThanOrEqual(limits.atOnce);
    for (const target of young)
      expect(young.filter((other) => other === target).length).toBeLessThanOrEqual(limits.perTarget());
  };
  const step = (mayEnter: boolean) => {
    const some = [...open][below(Math.max(1, open.size))];
    const what = below(3);
    if (what === 0 && mayEnter) lanes.enter(job(`${(entered += 1)}`, `t${below(5)}`));
    else if (what === 1 && some && !some[1]) {
      lanes.aged(some[0]);
      open.set(some[0], true);
    } else if (some) {
      lanes.ended(some[0], some[1]);
      open.delete(some[0]);
    }
    for (const each of begin(lanes)) {
      open.set(each, false);
      begun.push(each);
    }
    check();
  };
  for (let n = 0; n < 5_000; n += 1) step(true);
  for (let n = 0; n < 10_000 && (open.size > 0 || lanes.waiting() > 0); n += 1) step(false);
  expect(begun.length).toBe(entered);
  for (let n = 0; n < 5; n += 1) {
    const order = begun.filter(({ target }) => target === `t${n}`).map(({ name }) => Number(name));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }
});
