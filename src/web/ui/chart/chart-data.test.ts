import { expect, test } from 'vitest';
import { axisSteps, extentOf, lonePoints, scaleTop, stack } from './chart-data.ts';

test('gaps count for nothing, and an empty series has no extent', () => {
  expect(extentOf([null, 4, null, 2, null])).toEqual({ last: null, lowest: 2, highest: 4 });
  expect(extentOf([null, null])).toBeNull();
  expect(extentOf([])).toBeNull();
});

test('a percentage never gets an axis beyond a hundred unless it exceeds it', () => {
  expect(scaleTop(97, 'percent')).toBe(100);
  expect(scaleTop(240, 'percent')).toBeGreaterThan(240);
  expect(scaleTop(0, 'percent')).toBe(10);
  expect(scaleTop(Number.NEGATIVE_INFINITY, 'bytes')).toBe(1);
});

test('bytes are divided by powers of two', () => {
  expect(axisSteps('bytes')).toContain(1024 ** 3);
  expect(axisSteps('percent')).toBeUndefined();
});

test('a value between gaps is drawn as a point, one in a line is not', () => {
  expect(lonePoints([1, null, 2, 3, null, 4, null, null, 5])).toEqual([0, 5, 8]);
  expect(lonePoints([])).toEqual([]);
});

test('a gap below is a gap above', () => {
  const sums = stack([
    { label: 'a', values: [1, null, 3] },
    { label: 'b', values: [10, 10, null] },
  ]);
  expect(sums).toEqual([
    [1, null, 3],
    [11, null, null],
  ]);
});
