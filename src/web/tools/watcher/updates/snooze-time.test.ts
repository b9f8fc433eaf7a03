import { expect, test } from 'vitest';
import { snoozeEndMs } from './snooze-time.ts';

const nowMs = new Date(2026, 0, 31, 12).getTime();

test('a day and a week are as long as they say', () => {
  expect(snoozeEndMs('day', nowMs) - nowMs).toBe(86_400_000);
  expect(snoozeEndMs('week', nowMs) - nowMs).toBe(7 * 86_400_000);
});

test('a month ends on the same day of the next one, or its last', () => {
  expect(new Date(snoozeEndMs('month', nowMs)).getMonth()).toBe(1);
  expect(new Date(snoozeEndMs('month', nowMs)).getDate()).toBe(28);
});
