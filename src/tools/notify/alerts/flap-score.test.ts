import { expect, test } from 'vitest';
import { flapPercent, isFlapping, keepResults, type Result } from './flap-score.ts';

const results = (text: string): Result[] =>
  Array.from(text, (letter, index) => (index + 1) * (letter === 'x' ? 1_000 : -1_000));

test('every change counts in full: 21 results that alternate are 100 percent', () => {
  expect(flapPercent(results('x.'.repeat(10) + 'x'))).toBeCloseTo(100, 9);
});

test('the oldest change weighs 0.75 and the newest 1.25', () => {
  expect(flapPercent(results('x' + '.'.repeat(20)))).toBeCloseTo(3.75, 9);
  expect(flapPercent(results('.'.repeat(20) + 'x'))).toBeCloseTo(6.25, 9);
});

test('missing results count as unchanged', () => {
  // The five newest transitions: (1.25 + 1.25 - 4 × 0.5 / 19) / 2 × 5 / 20
  expect(flapPercent(results('x.x.x.'))).toBeCloseTo(29.93421, 4);
  expect(flapPercent([])).toBe(0);
});

test('stays as it was between stop and start', () => {
  const limits = { startPercent: 30, stopPercent: 20 };
  expect([30, 29.9, 20.1, 20].map((percent) => isFlapping(false, percent, limits))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([30, 20.1, 20].map((percent) => isFlapping(true, percent, limits))).toEqual([true, true, false]);
});

test('results of long ago drop out, and more than 21 never stay', () => {
  expect(keepResults(results('x.x'), 3_602_500)).toEqual(results('x.x').slice(2));
  expect(keepResults(results('x'.repeat(30)), 30_000)).toHaveLength(21);
});
