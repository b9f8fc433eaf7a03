import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { gridOf, shareOf, slotAfter, slotAtOrBefore } from './phase.ts';

const intervalMs = 20_000;

test.each([
  ['ids of one moment', Array.from({ length: 10_000 }, () => newId(1_800_000_000_000))],
  ['numbered names', Array.from({ length: 10_000 }, (_, n) => `monitor-${n}`)],
])('%s are spread evenly over the interval', (_, ids) => {
  const counts = Array.from({ length: 100 }, () => 0);
  for (const id of ids) {
    const part = Math.floor((gridOf(id, intervalMs).phaseMs / intervalMs) * 100);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  // Chi-square of 99 degrees of freedom: 148 is passed by chance once in a thousand.
  const chiSquare = counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
  expect(chiSquare).toBeLessThan(148);
});

test('slots do not move over ten years', () => {
  const grid = gridOf('a', intervalMs);
  let atMs = slotAfter(grid, 1_800_000_000_000);
  const firstMs = atMs;
  for (let n = 0; n < 100_000; n += 1) atMs = slotAfter(grid, atMs);
  expect(atMs).toBe(firstMs + 100_000 * intervalMs);
  const decadeMs = 3_650 * 86_400_000;
  expect(slotAfter(grid, firstMs + decadeMs - 1)).toBe(firstMs + decadeMs);
});

test('a slot is behind what was asked for, and at most an interval away', () => {
  for (const id of ['a', 'b', 'c', 'd'])
    for (const every of [1_000, 7_777, 60_000])
      for (let ms = 1_800_000_000_000; ms < 1_800_000_030_000; ms += 313) {
        const grid = gridOf(id, every);
        expect(slotAfter(grid, ms)).toBeGreaterThan(ms);
        expect(slotAfter(grid, ms) - ms).toBeLessThanOrEqual(every);
        expect(slotAtOrBefore(grid, ms)).toBeLessThanOrEqual(ms);
        expect(slotAtOrBefore(grid, slotAfter(grid, ms))).toBe(slotAfter(grid, ms));
      }
});

test('another interval keeps the share of it', () => {
  expect(gridOf('a', 3_600_000).phaseMs / 3_600_000).toBeCloseTo(gridOf('a', 20_000).phaseMs / 20_000, 3);
  expect(shareOf('a')).not.toBe(shareOf('b'));
});
