import { expect, test } from 'vitest';
import { lengthSoFarMs } from './length-so-far.ts';

test('what is over lasted from its beginning to its end', () => {
  expect(lengthSoFarMs(1000, 1400, 90_000)).toBe(400);
});

test('what goes on lasts until now', () => {
  expect(lengthSoFarMs(1000, null, 91_000)).toBe(90_000);
});

test('what goes on never lasts less than nothing', () => {
  expect(lengthSoFarMs(5000, null, 4482)).toBe(1000);
});
