import { describe, expect, test } from 'vitest';
import { nextCalendarRun, previousCalendarRun } from './calendar-runs.ts';
import { parseOnCalendar } from './parse-on-calendar.ts';

function timesOf(text: string, from: string, count: number, zone = 'UTC', find = nextCalendarRun): string[] {
  const { schedule, problem } = parseOnCalendar(text);
  if (schedule === undefined) throw new Error(problem.message);
  const found: string[] = [];
  let atMs: number | undefined = Date.parse(from);
  while (found.length < count) {
    atMs = find(schedule, atMs, zone);
    if (atMs === undefined) break;
    found.push(new Date(atMs).toISOString().slice(0, 16));
  }
  return found;
}

/** Recorded from `systemd-analyze calendar` of systemd 252. */
describe('a run, as systemd has it', () => {
  test.each([
    ['Mon *-*~07/1 03:30:00 Europe/Riga', '2026-03-28T12:00Z', ['2026-03-30T00:30', '2026-04-27T00:30']],
    ['*-*~2..5/2', '2026-03-01T12:00Z', ['2026-03-28T00:00', '2026-03-30T00:00', '2026-04-27T00:00']],
    ['*-*~7/3', '2026-03-01T12:00Z', ['2026-03-25T00:00', '2026-03-28T00:00', '2026-03-31T00:00']],
    ['*-*-1..7/3', '2026-03-01T12:00Z', ['2026-03-04T00:00', '2026-03-07T00:00', '2026-04-01T00:00']],
    // Clocks are put forward at 03:00 and back at 04:00.
    ['*-*-* 03:30:00 Europe/Riga', '2021-03-28T00:10Z', ['2021-03-29T00:30', '2021-03-30T00:30']],
    ['*-*-* 03:30:00 Europe/Riga', '2021-10-31T00:10Z', ['2021-10-31T00:30', '2021-11-01T01:30']],
    ['*-*-* *:30:00 Europe/Riga', '2021-10-31T00:10Z', ['2021-10-31T00:30', '2021-10-31T02:30']],
  ])('of %s after %s', (text, after, times) => {
    expect(timesOf(text, after, times.length)).toEqual(times);
  });
});

test('a line without a zone is in that of whoever asks', () => {
  expect(timesOf('10:00', '2000-01-01T00:00Z', 1, 'Australia/Brisbane')).toEqual(['2000-01-02T00:00']);
});

test('of several lines the earliest is next', () => {
  const text = 'Mon 10:00 UTC\nMon 10:00 Europe/Riga\nSat 12:00';
  expect(timesOf(text, '2026-03-01T00:00Z', 3)).toEqual([
    '2026-03-02T08:00',
    '2026-03-02T10:00',
    '2026-03-07T12:00',
  ]);
  expect(timesOf(text, '2026-03-02T09:00Z', 2, 'UTC', previousCalendarRun)).toEqual([
    '2026-03-02T08:00',
    '2026-02-28T12:00',
  ]);
});

test('a year that has passed does not come again; one that is far away does', () => {
  expect(timesOf('2019-01-01', '2020-01-01T00:00Z', 1)).toEqual([]);
  expect(timesOf('2019-01-01', '2020-01-01T00:00Z', 1, 'UTC', previousCalendarRun)).toEqual([
    '2019-01-01T00:00',
  ]);
  expect(timesOf('2190-07-01', '2026-01-01T00:00Z', 2, 'Europe/Riga')).toEqual(['2190-06-30T21:00']);
});
