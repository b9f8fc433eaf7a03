import { expect, test } from 'vitest';
import { snoozeEndMs } from './snooze-time.ts';

const lateEvening = new Date(2026, 0, 31, 23, 30).getTime();

test('hours count from now', () => {
  expect(snoozeEndMs('hour', 5)).toBe(3_600_005);
  expect(snoozeEndMs('eightHours', 5)).toBe(28_800_005);
});

test('tomorrow is eight in the morning of the next day, also over the end of a month', () => {
  expect(snoozeEndMs('tomorrow', lateEvening)).toBe(new Date(2026, 1, 1, 8, 0).getTime());
});
