import { expect, test } from 'vitest';
import { SmallSet } from './small-set.ts';

test('is a set, small or large', () => {
  const set = new SmallSet<number>();
  const known = new Set<number>();
  for (let step = 0; step < 400; step += 1) {
    const item = (step * 7919) % 41;
    if (step % 3 === 2) {
      set.delete(item);
      known.delete(item);
    } else {
      set.add(item);
      known.add(item);
    }
    expect(set.size).toBe(known.size);
    expect(new Set(set)).toEqual(known);
    expect(set.has(item)).toBe(known.has(item));
  }
});

test('keeps each item once, also where it becomes large', () => {
  const set = new SmallSet<number>();
  for (let round = 0; round < 2; round += 1) for (let item = 0; item < 17; item += 1) set.add(item);
  expect([...set]).toEqual(Array.from({ length: 17 }, (_, item) => item));
});
