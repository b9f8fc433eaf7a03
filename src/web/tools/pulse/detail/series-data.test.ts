import { expect, test } from 'vitest';
import type { SeriesPoint } from '#contracts/pulse/heartbeats.ts';
import { seriesData } from './series-data.ts';

function point(fromMs: number, p50: number | null, count = 1): SeriesPoint {
  const latency = p50 === null ? null : { count, min: p50, mean: p50, p50, p95: p50 * 2, max: p50 * 2 };
  return { fromMs, toMs: fromMs + 60, counts: {}, latency };
}

test('what was not looked at, and what did not answer, is a gap', () => {
  const data = seriesData([point(0, 5), point(60, null), point(120, 7), point(300, 9)], {
    fromMs: 0,
    toMs: 360,
  });
  expect(data.times).toEqual([0, 60, 120, 180, 300]);
  expect(data.median).toEqual([5, null, 7, null, 9]);
  expect(data.isSummed).toBe(false);
});

test('a short history stands at the end of a long time', () => {
  const data = seriesData([point(900, 5, 3)], { fromMs: 0, toMs: 2000 });
  expect(data.times).toEqual([0, 900, 960, 2000]);
  expect(data.median).toEqual([null, 5, null, null]);
  expect(data.isSummed).toBe(true);
});

test('nothing is nothing', () => {
  expect(seriesData([], { fromMs: 0, toMs: 10 }).times).toEqual([]);
});
