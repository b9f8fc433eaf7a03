import { expect, test } from 'vitest';
import { cronSchedule } from './cron-schedule.ts';

test.each([
  [30_000, '* * * * *'],
  [300_000, '*/5 * * * *'],
  [3_600_000, '0 * * * *'],
  [6 * 3_600_000, '0 */6 * * *'],
  [24 * 3_600_000, '0 3 * * *'],
  [7 * 24 * 3_600_000, '0 3 * * 1'],
  [30 * 24 * 3_600_000, '0 3 1 * *'],
])('%i ms is %s', (everyMs, line) => {
  expect(cronSchedule(everyMs)).toBe(line);
});
