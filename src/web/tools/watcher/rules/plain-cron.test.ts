import { expect, test } from 'vitest';
import { readPlainCron, writePlainCron } from './plain-cron.ts';

test.each([
  ['0 3 * * *', ['03:00'], [], []],
  ['30 4 * * 1-5', ['04:30'], [1, 2, 3, 4, 5], []],
  ['0 3,15 * * SAT,SUN', ['03:00', '15:00'], [0, 6], []],
  ['0 3 * * 7', ['03:00'], [0], []],
  ['15 2 1,15 * *', ['02:15'], [], [1, 15]],
])('%s is read', (text, times, weekdays, days) => {
  expect(readPlainCron(text)).toEqual({ times, weekdays, days });
});

test.each([
  '',
  '* * * * *',
  '*/5 3 * * *',
  '0 3 1 * 1',
  '0 3 * 6 *',
  '0 25 * * *',
  '0 3 * * L',
  '0 0 3 * * *',
])('%s is not said in words', (text) => {
  expect(readPlainCron(text)).toBeNull();
});

test('one time on some weekdays is written so that it is read the same', () => {
  expect(writePlainCron('03:30', [6])).toBe('30 3 * * 6');
  expect(writePlainCron('03:00', [])).toBe('0 3 * * *');
  expect(readPlainCron(writePlainCron('22:05', [1, 5]))).toEqual({
    times: ['22:05'],
    weekdays: [1, 5],
    days: [],
  });
});
