import { describe, expect, test } from 'vitest';
import { parseCron } from './parse-cron.ts';

function read(text: string) {
  const { schedule, problem } = parseCron(text);
  if (schedule === undefined) throw new Error(problem.message);
  return schedule;
}

describe('a cron expression', () => {
  test('has lists, ranges, steps and names in any case', () => {
    expect(read(' */20  8-10,12 1,15 Jan,mar-APR mon-Fri ')).toEqual({
      text: '*/20 8-10,12 1,15 Jan,mar-APR mon-Fri',
      hasSeconds: false,
      seconds: [0],
      minutes: [0, 20, 40],
      hours: [8, 9, 10, 12],
      days: [1, 15],
      hasLastDay: false,
      hasLastWorkday: false,
      months: [1, 3, 4],
      weekdays: [1, 2, 3, 4, 5],
      nthWeekdays: [],
      needsBothDays: false,
      follows: 'time',
    });
  });

  test('has seconds in front when there are six fields', () => {
    expect(read('*/30 5 4 * * *')).toMatchObject({ hasSeconds: true, seconds: [0, 30], follows: 'time' });
  });

  test.each([
    ['5/20 1 * * *', [5, 25, 45]],
    ['5-5/20 1 * * *', [5, 25, 45]],
    ['10-30/10 1 * * *', [10, 20, 30]],
    ['*/100 1 * * *', [0]],
    ['30,10,30 1 * * *', [10, 30]],
  ])('%s: minutes %j', (text, minutes) => {
    expect(read(text).minutes).toEqual(minutes);
  });

  test('has last days, last workdays, nth and last weekdays; 7 is Sunday', () => {
    expect(read('0 0 1,L * *')).toMatchObject({ days: [1], hasLastDay: true });
    expect(read('0 0 lw * *')).toMatchObject({ days: [], hasLastWorkday: true });
    expect(read('0 0 * * 5,MON#2,7l')).toMatchObject({
      weekdays: [5],
      nthWeekdays: [
        { weekday: 1, nth: 2 },
        { weekday: 0, nth: 'last' },
      ],
    });
    expect(read('0 0 * * 5-7').weekdays).toEqual([0, 5, 6]);
  });

  test.each([
    ['1 2 3 4', undefined, 'This one has 4.'],
    ['@daily', undefined, 'five fields'],
    ['60 * * * *', 'minute', 'Minute: 60 is outside the range. Use 0 to 59.'],
    ['* 9-17-18 * * *', 'hour', 'Hour: 17-18 is not understood. Use 0 to 23, or *.'],
    ['* * 0 * *', 'day of month', 'Use 1 to 31'],
    ['* * , * *', 'day of month', 'a number is missing'],
    ['* * 31 2,4 *', 'day of month', 'would never run'],
    ['* * * DEC-JAN *', 'month', 'List the two parts with a comma instead.'],
    ['* * * * SAT-SUN', 'day of week', '(Sunday is 0 or 7)'],
    ['* * * * FRIDAY', 'day of week', 'FRIDAY is not understood. Use 0 to 7 or SUN–SAT, or *.'],
    ['* * * * 1#6', 'day of week', 'as in MON#2'],
    ['*/0 * * * *', 'minute', 'the step in */0'],
    ['0x5 * * * *', 'minute', '0x5 is not understood'],
    ['60 * * * * *', 'second', 'Second: 60'],
  ])('%s is refused, naming the field', (text, field, words) => {
    const { problem } = parseCron(text);
    expect(problem?.field).toBe(field);
    expect(problem?.message).toContain(words);
    expect(problem?.es).not.toBe('');
  });

  test('says so in Spanish', () => {
    expect(parseCron('* 24 * * *').problem?.es).toBe('Hora: 24 está fuera del rango. Use de 0 a 23.');
  });

  test('of any length is answered at once', () => {
    expect(parseCron(`${'1,'.repeat(1_000_000)}1 * * * *`).problem).toBeDefined();
    expect(parseCron(`${'*/'.repeat(400)}1 * * * *`).problem?.field).toBe('minute');
  });
});
