import { expect, test } from 'vitest';
import { planWindow } from './plan-window.ts';

const row = (more: Readonly<Record<string, unknown>>) => ({
  id: 1,
  title: 'Patching',
  active: 1,
  start_time: '02:00',
  end_time: '03:00',
  duration: 3_600,
  timezone: 'UTC',
  ...more,
});

test('once is a moment of the clocks there, also of those of the server', () => {
  const single = { strategy: 'single', start_date: '2027-07-01T10:00', end_date: '2027-07-01T11:30' };
  const schedule = (timezone: string, zone?: string) => {
    const planned = planWindow(row({ ...single, timezone }), [1], zone);
    return 'draft' in planned ? planned.draft.schedule : undefined;
  };
  const fromMs = Date.parse('2027-07-01T08:00:00Z');
  expect(schedule('Europe/Madrid')).toEqual({ kind: 'once', fromMs, toMs: fromMs + 5_400_000 });
  expect(schedule('SAME_AS_SERVER', 'Europe/Madrid')).toEqual(schedule('Europe/Madrid'));
});

test('a zone that nobody tells is said to be guessed', () => {
  const planned = planWindow(row({ strategy: 'cron', cron: '30 3 * * *', timezone: null }), [1], undefined);
  expect(planned).toMatchObject({
    draft: { schedule: { kind: 'cron', cron: '30 3 * * *', durationMs: 3_600_000, timeZone: 'UTC' } },
    item: { outcome: 'changed' },
  });
});

test.each([
  [
    { strategy: 'recurring-weekday', weekdays: '[0,3]' },
    { kind: 'weekly', weekdays: [0, 3], at: '02:00' },
  ],
  [
    { strategy: 'recurring-interval', interval_day: 1 },
    { kind: 'weekly', weekdays: [0, 1, 2, 3, 4, 5, 6] },
  ],
  [
    { strategy: 'recurring-day-of-month', days_of_month: '[1,"lastDay1"]' },
    { kind: 'monthly', days: [1, 'last'] },
  ],
  [
    {
      strategy: 'recurring-weekday',
      weekdays: '[1]',
      duration: null,
      start_time: '23:30',
      end_time: '00:15',
    },
    { durationMs: 2_700_000 },
  ],
])('%j', (kuma, schedule) => {
  expect(planWindow(row(kuma), [1], 'UTC')).toMatchObject({
    draft: { schedule },
    item: { outcome: 'taken' },
  });
});

test.each([
  { strategy: 'manual' },
  { strategy: 'recurring-interval', interval_day: 3 },
  { strategy: 'cron', cron: 'now and then' },
  { strategy: 'recurring-weekday', weekdays: '[]' },
  { strategy: 'single', start_date: null, end_date: null },
])('is told of, and not taken: %j', (kuma) => {
  const planned = planWindow(row(kuma), [1], 'UTC');
  expect(planned).toMatchObject({ what: 'maintenance', outcome: 'not-taken', notes: [expect.anything()] });
});

test('of the days before the last of a month only that one is there', () => {
  const kuma = row({ strategy: 'recurring-day-of-month', days_of_month: '["lastDay1","lastDay2"]' });
  expect(planWindow(kuma, [1], 'UTC')).toMatchObject({ item: { outcome: 'changed' } });
});

test('one that is for no monitor is of no use', () => {
  expect(planWindow(row({ strategy: 'cron', cron: '30 3 * * *' }), [], 'UTC')).toMatchObject({
    outcome: 'not-taken',
  });
});
