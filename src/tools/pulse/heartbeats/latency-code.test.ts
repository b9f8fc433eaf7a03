import { expect, test } from 'vitest';
import { fromLatencyCode, toLatencyCode } from './latency-code.ts';

test.each([
  [0, 0],
  [0.04, 0],
  [0.36, 0.4],
  [9.94, 9.9],
  [9.96, 10],
  [10.4, 10],
  [10.6, 11],
  [250, 250],
  [86_400_001, 86_400_000],
  [-1, 0],
])('%s ms is kept as %s', (latencyMs, kept) => {
  expect(fromLatencyCode(toLatencyCode(latencyMs) ?? -1)).toBe(kept);
});

test('what is no number is no latency', () => {
  expect([toLatencyCode(null), toLatencyCode(Number.NaN), toLatencyCode(Infinity)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('codes have no holes, so that noise stays short', () => {
  const codes = Array.from({ length: 500 }, (_, code) => toLatencyCode(fromLatencyCode(code)));
  expect(codes).toEqual(Array.from({ length: 500 }, (_, code) => code));
});
