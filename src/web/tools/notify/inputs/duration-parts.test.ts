import { expect, test } from 'vitest';
import { durationMs, unitOf } from './duration-parts.ts';

test.each([
  [90_000, 'seconds'],
  [5_400_000, 'minutes'],
  [7_200_000, 'hoursLong'],
  [86_400_000, 'days'],
  [0, 'seconds'],
] as const)('%i ms is told in %s', (ms, unit) => {
  expect(unitOf(ms)).toBe(unit);
});

test('an amount is a number from 0 on, with point or comma', () => {
  expect(durationMs('1,5', 'hoursLong')).toBe(5_400_000);
  expect(durationMs('', 'days')).toBeNull();
  expect(durationMs('-1', 'days')).toBeNull();
  expect(durationMs('soon', 'days')).toBeNull();
});
