import { expect, test } from 'vitest';
import { durationMs, unitOf } from './duration-parts.ts';

test('a duration is shown in the largest unit that divides it', () => {
  expect([90_000, 60_000, 1500, 172_800_000, 0].map(unitOf)).toEqual([
    'seconds',
    'minutes',
    'milliseconds',
    'days',
    'seconds',
  ]);
});

test('an amount is read with a comma or a point; nothing is nothing, and words are no duration', () => {
  expect(durationMs('1,5', 'minutes')).toBe(90_000);
  expect(durationMs('0.5', 'seconds')).toBe(500);
  expect(durationMs(' ', 'seconds')).toBeNull();
  expect(durationMs('soon', 'seconds')).toBeUndefined();
});
