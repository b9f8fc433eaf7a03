import { describe, expect, test } from 'vitest';
import { parseCron } from './parse-cron.ts';
import { nextRun, previousRun } from './runs.ts';

function read(text: string) {
  const { schedule, problem } = parseCron(text);
  if (schedule === undefined) throw new Error(problem.message);
  return schedule;
}

function timesOf(text: string, from: string, count: number, zone = 'UTC', find = nextRun): string[] {
  const found: string[] = [];
  let atMs: number | undefined = Date.parse(from);
  while (found.length < count) {
    atMs = find(read(text), atMs, zone);
    if (atMs === undefined) break;
    found.push(new Date(atMs).toISOString().slice(0, 16));
  }
  return found;
}

describe('the next run', () => {
  test.each([
    ['*/30 9 * * *', '2026-01-01T09:10:59Z', ['2026-01-01T09:30', '2026-01-02T09:00']],
    ['0 0 1 * *', '2026-01-01T00:00:00Z', ['2026-02-01T00:00', '2026-03-01T00:00']],
    ['0 0 29 2 *', '2026-01-01T00:00:00Z', ['2028-02-29T00:00', '2032-02-29T00:00']],
    // Either day is enough, but both are needed when one begins with a star.
    ['0 0 13 * FRI', '2026-02-07T00:00:00Z', ['2026-02-13T00:00', '2026-02-20T00:00']],
    ['0 0 */2 * FRI', '2026-02-07T00:00:00Z', ['2026-02-13T00:00', '2026-02-27T00:00']],
    ['0 0 L * *', '2028-01-31T00:00:00Z', ['2028-02-29T00:00', '2028-03-31T00:00']],
    ['0 0 LW * *', '2026-01-01T00:00:00Z', ['2026-01-30T00:00', '2026-02-27T00:00']],
    ['0 0 * * 5#5', '2026-01-01T00:00:00Z', ['2026-01-30T00:00', '2026-05-29T00:00']],
    ['0 0 * * 0L', '2026-01-01T00:00:00Z', ['2026-01-25T00:00', '2026-02-22T00:00']],
  ])('of %s after %s', (text, after, times) => {
    expect(timesOf(text, after, 2)).toEqual(times);
  });

  test('is undefined when there never is one', () => {
    expect(timesOf('0 0 */100 * MON#4', '2026-01-01T00:00:00Z', 1, 'Europe/Riga')).toEqual([]);
    expect(timesOf('0 0 */100 * MON#4', '2026-01-01T00:00:00Z', 1, 'Europe/Riga', previousRun)).toEqual([]);
  });

  test('is found again, backwards', () => {
    const back = timesOf('15 3 * * MON-FRI', '2026-04-01T00:15:00Z', 3, 'Europe/Riga', previousRun);
    expect(back).toEqual(['2026-03-31T00:15', '2026-03-30T00:15', '2026-03-27T01:15']);
  });

  test('needs a time zone that there is', () => {
    expect(() => nextRun(read('0 0 * * *'), 0, 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('when clocks are put forward', () => {
  const before = '2021-03-28T00:50:00Z'; // 02:50 in Riga; at 03:00 it becomes 04:00

  test('what they skip runs at that moment, once', () => {
    expect(timesOf('30 3 * * *', before, 2, 'Europe/Riga')).toEqual(['2021-03-28T01:00', '2021-03-29T00:30']);
    expect(timesOf('0,30 3,4 * * *', before, 2, 'Europe/Riga')).toEqual([
      '2021-03-28T01:00',
      '2021-03-28T01:30',
    ]);
  });

  test('what runs all the time is not run twice at once', () => {
    expect(timesOf('*/30 * * * *', before, 2, 'Europe/Riga')).toEqual([
      '2021-03-28T01:00',
      '2021-03-28T01:30',
    ]);
    expect(timesOf('30 */3 * * *', before, 1, 'Europe/Riga')).toEqual(['2021-03-28T03:30']);
  });

  test('a whole day can be skipped', () => {
    expect(timesOf('0 12 30 12 *', '2011-12-29T00:00:00Z', 1, 'Pacific/Apia')).toEqual(['2011-12-30T10:00']);
  });
});

describe('when clocks are put back', () => {
  const before = '2021-10-30T23:50:00Z'; // 02:50 in Riga; at 04:00 it becomes 03:00

  test('what they show twice runs the first time', () => {
    expect(timesOf('30 3 * * *', before, 2, 'Europe/Riga')).toEqual(['2021-10-31T00:30', '2021-11-01T01:30']);
  });

  test('and is not told from within the second time', () => {
    expect(timesOf('30 3 * * *', '2021-10-31T01:10:00Z', 1, 'Europe/Riga')).toEqual(['2021-11-01T01:30']);
    expect(timesOf('30 3 * * *', '2021-10-31T01:50:00Z', 1, 'Europe/Riga', previousRun)).toEqual([
      '2021-10-31T00:30',
    ]);
  });

  test('to the day before, what runs all the time runs on that day again', () => {
    // In Beirut Sunday began twice: at midnight the clocks were put back to 23:00 of Saturday.
    const times = ['2019-10-26T20:30', '2019-10-26T21:30', '2019-10-31T22:30'];
    expect(timesOf('30 */23 * * SAT,FRI', '2019-10-26T20:00:00Z', 3, 'Asia/Beirut')).toEqual(times);
    expect(timesOf('30 */23 * * SAT,FRI', '2019-10-31T23:00:00Z', 3, 'Asia/Beirut', previousRun)).toEqual(
      times.toReversed(),
    );
  });

  test('what runs all the time runs in both', () => {
    expect(timesOf('30 * * * *', before, 3, 'Europe/Riga')).toEqual([
      '2021-10-31T00:30',
      '2021-10-31T01:30',
      '2021-10-31T02:30',
    ]);
  });
});

test.each(['30 3 * * *', '*/15 2-4 * * *', '0 0,12 L * *', '7 */5 * * SUN'])(
  '%s is the same forwards and backwards for a year',
  (text) => {
    const schedule = read(text);
    const [fromMs, toMs] = [Date.parse('2026-01-01T00:00:00Z'), Date.parse('2027-01-01T00:00:00Z')];
    for (const zone of ['America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Europe/Riga']) {
      const forwards: number[] = [];
      for (
        let atMs = nextRun(schedule, fromMs, zone);
        atMs && atMs < toMs;
        atMs = nextRun(schedule, atMs, zone)
      )
        forwards.push(atMs);
      const backwards: number[] = [];
      for (
        let atMs = previousRun(schedule, toMs, zone);
        atMs && atMs > fromMs;
        atMs = previousRun(schedule, atMs, zone)
      )
        backwards.push(atMs);
      expect(backwards.toReversed()).toEqual(forwards);
    }
  },
);
