import { describe, expect, test } from 'vitest';
import { parseOnCalendar } from './parse-on-calendar.ts';

function read(text: string) {
  const { schedule, problem } = parseOnCalendar(text);
  if (schedule === undefined) throw new Error(problem.message);
  return schedule.lines;
}

describe('a calendar event', () => {
  test('has weekdays, a date, a time and a zone', () => {
    expect(read(' Mon,Thu..Fri 2026..2028-1,7-*/10  3:00,30:15 Europe/Riga')).toEqual([
      {
        weekdays: [1, 4, 5],
        years: [2026, 2027, 2028],
        months: [1, 7],
        days: [1, 11, 21, 31],
        lastDays: [],
        hours: [3],
        minutes: [0, 30],
        seconds: [15],
        timeZone: 'Europe/Riga',
      },
    ]);
  });

  test('needs only one of them: midnight of every day is the rest', () => {
    expect(read('10:20')[0]).toMatchObject({ hours: [10], minutes: [20], seconds: [0], years: undefined });
    expect(read('2-28')[0]).toMatchObject({ months: [2], days: [28], hours: [0], minutes: [0] });
    expect(read('SUNDAY,')[0]).toMatchObject({ weekdays: [0], hours: [0] });
    expect(read('Fri-Sun')[0]).toMatchObject({ weekdays: [0, 5, 6] });
  });

  test.each([
    ['*-*~1', [1]],
    ['*-*~2..5/2', [2, 4]],
    ['*-*~7/3', [1, 4, 7]],
  ])('%s counts days from the end: %j', (text, lastDays) => {
    expect(read(text)[0]).toMatchObject({ days: [], lastDays });
  });

  test('has short years, and names for the usual ones', () => {
    expect(read('69-1-1')[0]?.years).toEqual([2069]);
    expect(read('70-1-1')[0]?.years).toEqual([1970]);
    expect(read('Quarterly')[0]).toMatchObject({ months: [1, 4, 7, 10], days: [1], hours: [0] });
    expect(read('hourly UTC')[0]).toMatchObject({ minutes: [0], timeZone: 'UTC' });
  });

  test('can be one of several lines', () => {
    expect(read('Mon 10:00\n\n  Sat 12:00 \n')).toHaveLength(2);
  });

  test.each([
    ['', undefined],
    ['3', undefined],
    ['Mon *', undefined],
    ['Mon Tue', undefined],
    ['1:2:3:4', undefined],
    ['Mon *-*-* 3:00 surprise', undefined],
    ['Sat..Mon', 'day of week'],
    ['Foo 3:00', 'day of week'],
    ['1969-1-1', 'year'],
    ['*-13-1', 'month'],
    ['*-*-0', 'day of month'],
    ['*-*~29', 'day of month'],
    ['*-*~7/0', 'day of month'],
    ['*-*-08..04', 'day of month'],
    ['2-30', 'day of month'],
    ['24:00', 'hour'],
    ['*:*/0', 'minute'],
    ['*:1..1_0', 'minute'],
    ['3:00:60', 'second'],
    ['Mon 10:00\n25:00', 'hour'],
  ])('%j is refused, naming the field', (text, field) => {
    const { problem } = parseOnCalendar(text);
    expect(problem?.field).toBe(field);
    expect(problem?.message).toMatch(/\.$/);
    expect(problem?.es).toMatch(/\.$/);
  });

  test('of any length is answered at once', () => {
    expect(parseOnCalendar(`${'1,'.repeat(1_000_000)}1:00`).problem).toBeDefined();
    expect(parseOnCalendar('daily\n'.repeat(21)).problem?.message).toContain('at most 20');
  });
});
