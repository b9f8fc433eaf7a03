import { expect, test } from 'vitest';
import { giveUpAfterMs, nextWaitMs } from './backoff.ts';

test('waits grow from seconds to an hour, and stay there', () => {
  const waits = Array.from({ length: 9 }, (_, failures) => nextWaitMs(failures + 1, undefined, 0) / 1000);
  expect(waits).toEqual([5, 15, 60, 300, 900, 1800, 3600, 3600, 3600]);
});

test('a tenth at most is added', () => {
  expect(nextWaitMs(3, undefined, 1)).toBe(66_000);
  expect(nextWaitMs(3, undefined, 0.5)).toBe(63_000);
});

test('what the receiver asked for is kept to the millisecond', () => {
  expect(nextWaitMs(1, 1_250, 1)).toBe(1_250);
  expect(nextWaitMs(9, 7_200_000, 0)).toBe(7_200_000);
});

test('nobody is waited for longer than a day, for less than a second, nor for parts of a millisecond', () => {
  expect(nextWaitMs(1, 1e303, 0)).toBe(giveUpAfterMs);
  expect(nextWaitMs(1, 1500.3, 0)).toBe(1501);
  expect(nextWaitMs(1, 0, 0)).toBe(1000);
  expect(nextWaitMs(1, -5, 0)).toBe(1000);
});

test('a receiver that is away for a night is tried again all the time', () => {
  let atMs = 0;
  let tries = 0;
  while (atMs < giveUpAfterMs) atMs += nextWaitMs((tries += 1), undefined, 0);
  expect(tries).toBeGreaterThan(24);
  expect(tries).toBeLessThan(40);
});
