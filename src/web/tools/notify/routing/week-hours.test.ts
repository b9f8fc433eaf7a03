import { expect, test } from 'vitest';
import { TimeRange } from '#contracts/notify/routing-config.ts';
import { weekHours } from './week-hours.ts';

test('a night goes on in the morning of the day after', () => {
  const range = TimeRange.parse({ times: [{ from: 1320, to: 420 }], weekdays: [{ from: 6, to: 6 }] });
  const week = weekHours(range);
  expect(week[6]).toEqual([{ from: 1320, to: 1440 }]);
  expect(week[0]).toEqual([{ from: 0, to: 420 }]);
  expect(week[1]).toEqual([]);
});

test('without hours it is the whole day, without days every day', () => {
  expect(weekHours(TimeRange.parse({}))).toEqual(Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]));
  const noon = TimeRange.parse({ times: [{ from: 720, to: 780 }], weekdays: [{ from: 1, to: 5 }] });
  expect(weekHours(noon).map((parts) => parts.length)).toEqual([0, 1, 1, 1, 1, 1, 0]);
});

test('hours that are none are left out', () => {
  const none = { ...TimeRange.parse({}), times: [{ from: Number.NaN, to: Number.NaN }] };
  expect(weekHours(none).flat()).toEqual([]);
});
