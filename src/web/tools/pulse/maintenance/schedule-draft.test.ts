import { expect, test } from 'vitest';
import type { MaintenanceSchedule } from '#contracts/pulse/maintenance.ts';
import { draftOfSchedule, newSchedule, readSchedule } from './schedule-draft.ts';

const nowMs = Date.UTC(2026, 10, 29, 10, 20);

test('a new window begins at the next full hour', () => {
  expect(readSchedule(newSchedule(nowMs))).toEqual({
    kind: 'once',
    fromMs: Date.UTC(2026, 10, 29, 11),
    toMs: Date.UTC(2026, 10, 29, 12),
  });
});

test('every kind comes back as it was', () => {
  const timed = { at: '03:30', durationMs: 7_200_000, timeZone: 'Europe/Madrid' };
  const schedules: readonly MaintenanceSchedule[] = [
    { kind: 'once', fromMs: nowMs, toMs: nowMs + 60_000 },
    { kind: 'weekly', weekdays: [0, 3], ...timed },
    { kind: 'monthly', days: [1, 'last'], ...timed },
    { kind: 'cron', cron: '0 3 * * *', durationMs: 60_000, timeZone: 'UTC' },
  ];
  for (const schedule of schedules) expect(readSchedule(draftOfSchedule(schedule, nowMs))).toEqual(schedule);
});

test('what cannot be so is not a schedule yet', () => {
  const draft = newSchedule(nowMs);
  expect(readSchedule({ ...draft, to: draft.from })).toBeNull();
  expect(readSchedule({ ...draft, kind: 'weekly', weekdays: [] })).toBeNull();
  expect(readSchedule({ ...draft, kind: 'monthly', days: '32' })).toBeNull();
  expect(readSchedule({ ...draft, kind: 'cron', cron: ' ' })).toBeNull();
});
