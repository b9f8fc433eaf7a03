import { expect, test } from 'vitest';
import { retryDelay } from './retry-delay.ts';

const limits = { retryMs: 1000, longestRetryMs: 60_000 };

test.each([
  [1, 0, 1000],
  [2, 0, 2000],
  [6, 0, 32_000],
  [7, 0, 60_000],
  [5000, 0, 60_000],
  [1, 1, 500],
  [3, 0.5, 3000],
])('after %i failures and with chance %d waits %i ms', (failures, chance, expectedMs) => {
  expect(retryDelay(failures, limits, chance)).toBe(expectedMs);
});
