import { expect, test } from 'vitest';
import type { LabDay } from '#contracts/security/lab.ts';
import { daySeries, openOn } from './day-series.ts';

const dayMs = 86_400_000;
const day = (number: number, critical: number): LabDay => ({
  dayMs: number * dayMs,
  severities: { unknown: 2, negligible: 3, low: 4, medium: 0, high: 0, critical },
  exploited: 1,
  images: 9,
});

test('a day that nobody counted is a gap', () => {
  const series = daySeries([day(3, 7), day(1, 5)]);
  expect(series.times).toEqual([1, 2, 3].map((number) => number * dayMs));
  expect(series.critical).toEqual([5, null, 7]);
  expect(series.low).toEqual([7, null, 7]);
  expect(series.unknown).toEqual([2, null, 2]);
});

test('without days there is nothing', () => {
  expect(daySeries([]).times).toEqual([]);
  expect(openOn(day(1, 5))).toBe(14);
});
