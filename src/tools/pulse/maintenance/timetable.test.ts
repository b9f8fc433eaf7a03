import { expect, test } from 'vitest';
import type { MaintenanceSchedule } from '#contracts/pulse/maintenance.ts';
import { occurrencesFrom, timetableOf } from './timetable.ts';

const at = (text: string) => Date.parse(text);
const hourMs = 3_600_000;
const always = { isEnabled: true, validFromMs: null, validToMs: null };

/** The next stretches, as `from/to` in UTC. */
function stretches(schedule: MaintenanceSchedule, from: string, limits = {}, most = 3): string[] {
  const timetable = timetableOf({ ...always, ...limits, schedule });
  return occurrencesFrom(timetable, at(from), most).map(({ fromMs, toMs }) =>
    [fromMs, toMs].map((ms) => new Date(ms).toISOString().slice(0, 16)).join('/'),
  );
}

const nightly = { kind: 'weekly', at: '23:30', durationMs: 2 * hourMs, timeZone: 'UTC' } as const;

test('once: before, within, and never after its end', () => {
  const schedule = { kind: 'once', fromMs: at('2026-03-01T10:00Z'), toMs: at('2026-03-01T11:00Z') } as const;
  const timetable = timetableOf({ ...always, schedule });
  expect(timetable.openAt(schedule.fromMs - 1)).toBeUndefined();
  expect(timetable.nextOpening(schedule.fromMs - 1)).toEqual({
    fromMs: schedule.fromMs,
    toMs: schedule.toMs,
  });
  expect(timetable.openAt(schedule.fromMs)).toBeDefined();
  expect(timetable.openAt(schedule.toMs - 1)).toBeDefined();
  expect(timetable.openAt(schedule.toMs)).toBeUndefined();
  expect(timetable.nextOpening(schedule.toMs)).toBeUndefined();
});

test('weekly: past midnight it is still the window of the day before', () => {
  expect(stretches({ ...nightly, weekdays: [0, 3] }, '2026-03-02T00:15Z')).toEqual([
    '2026-03-01T23:30/2026-03-02T01:30',
    '2026-03-04T23:30/2026-03-05T01:30',
    '2026-03-08T23:30/2026-03-09T01:30',
  ]);
});

test('weekly: a time that the clocks leave out comes when they are put forward, and one shown twice comes once', () => {
  const schedule: MaintenanceSchedule = {
    kind: 'weekly',
    weekdays: [0],
    at: '02:30',
    durationMs: hourMs,
    timeZone: 'Europe/Madrid',
  };
  expect(stretches(schedule, '2026-03-28T00:00Z', {}, 2)).toEqual([
    '2026-03-29T01:00/2026-03-29T02:00',
    '2026-04-05T00:30/2026-04-05T01:30',
  ]);
  expect(stretches(schedule, '2026-10-24T00:00Z', {}, 2)).toEqual([
    '2026-10-25T00:30/2026-10-25T01:30',
    '2026-11-01T01:30/2026-11-01T02:30',
  ]);
});

test('monthly: the last day is another one each month, and the 31st is left out where there is none', () => {
  const schedule = { kind: 'monthly', at: '04:00', durationMs: hourMs, timeZone: 'UTC' } as const;
  expect(stretches({ ...schedule, days: ['last'] }, '2028-01-31T05:00Z', {}, 2)).toEqual([
    '2028-02-29T04:00/2028-02-29T05:00',
    '2028-03-31T04:00/2028-03-31T05:00',
  ]);
  expect(stretches({ ...schedule, days: [31, 1] }, '2026-04-02T00:00Z', {}, 3)).toEqual([
    '2026-05-01T04:00/2026-05-01T05:00',
    '2026-05-31T04:00/2026-05-31T05:00',
    '2026-06-01T04:00/2026-06-01T05:00',
  ]);
});

test('cron: runs that begin before the one before has ended are one stretch', () => {
  const schedule = { kind: 'cron', cron: '*/20 9 * * *', durationMs: hourMs / 2, timeZone: 'UTC' } as const;
  expect(stretches(schedule, '2026-03-01T00:00Z', {}, 2)).toEqual([
    '2026-03-01T09:00/2026-03-01T10:10',
    '2026-03-02T09:00/2026-03-02T10:10',
  ]);
  expect(stretches(schedule, '2026-03-01T09:45Z', {}, 1)).toEqual(['2026-03-01T09:40/2026-03-01T10:10']);
});

test('cron: one that is always open comes to an end of asking', () => {
  const schedule = { kind: 'cron', cron: '* * * * *', durationMs: hourMs, timeZone: 'UTC' } as const;
  const timetable = timetableOf({ ...always, schedule });
  expect(timetable.openAt(at('2026-03-01T00:00Z'))?.toMs).toBeGreaterThan(at('2026-03-01T09:00Z'));
});

test('it opens only while it is valid, but ends when it would', () => {
  const limits = { validFromMs: at('2026-03-03T00:00Z'), validToMs: at('2026-03-04T23:31Z') };
  const daily = { ...nightly, weekdays: [0, 1, 2, 3, 4, 5, 6] };
  expect(stretches(daily, '2026-03-01T23:45Z', limits)).toEqual([
    '2026-03-03T23:30/2026-03-04T01:30',
    '2026-03-04T23:30/2026-03-05T01:30',
  ]);
  expect(stretches(daily, '2026-03-05T01:29Z', limits)).toEqual(['2026-03-04T23:30/2026-03-05T01:30']);
  expect(stretches(daily, '2026-03-05T01:30Z', limits)).toEqual([]);
});

test('one that is not enabled is never open', () => {
  expect(stretches({ ...nightly, weekdays: [0] }, '2026-03-01T23:45Z', { isEnabled: false })).toEqual([]);
});
