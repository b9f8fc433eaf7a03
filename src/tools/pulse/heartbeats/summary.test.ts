import { expect, test } from 'vitest';
import { coversOf, coverUntil, intervalAmong } from './covers.ts';
import type { Beat } from './heartbeat.ts';
import { toLatencyCode } from './latency-code.ts';
import { quantileOf } from './latency-histogram.ts';
import { outcomeOf } from './outcome.ts';
import { mergeSummaries, summaryOf } from './summary.ts';
import { packDetail, unpackDetail } from './summary-bytes.ts';
import { stepFor } from './time-steps.ts';

const beatsAt = (...times: readonly number[]): Beat[] =>
  times.map((atMs) => ({ atMs, outcome: 0, latency: toLatencyCode(atMs / 1000) }));

test('a heartbeat counts until the next one, or where that is missing for one interval', () => {
  expect(coversOf(beatsAt(0, 60_000, 80_000, 300_000), 60_000, 5)).toEqual([60_000, 20_000, 60_000, 5]);
  expect(coverUntil(90_000, 0, 60_000)).toBe(90_000);
  expect(coverUntil(90_001, 0, 60_000)).toBe(60_000);
});

test('the interval is the one that is known, or was usual if that was longer', () => {
  const slow = beatsAt(...[0, 1, 2, 3, 4, 5, 6].map((n) => n * 300_000));
  expect(intervalAmong(slow, 20_000)).toBe(300_000);
  expect(intervalAmong(slow, 600_000)).toBe(600_000);
  expect(intervalAmong(slow, undefined)).toBe(300_000);
  expect(intervalAmong(beatsAt(0, 2_000_000), 20_000)).toBe(20_000);
  expect(intervalAmong([], undefined)).toBe(60_000);
});

test('parts add up to the whole, and come back from their bytes', () => {
  const beats = Array.from({ length: 500 }, (_, n) => ({
    atMs: n * 1000,
    outcome: n % 50 === 0 ? outcomeOf('down', 1) : n % 7 === 0 ? outcomeOf('degraded', 2) : 0,
    latency: n % 50 === 0 ? null : toLatencyCode((n * 37) % 400),
  }));
  const covers = beats.map(() => 1000);
  const whole = summaryOf(beats, covers);
  const merged = mergeSummaries([
    summaryOf(beats.slice(0, 123), covers),
    summaryOf(beats.slice(123), covers),
    summaryOf([], []),
  ]);
  expect(merged).toEqual(whole);
  const { counts, latency } = unpackDetail(packDetail(whole));
  expect({ counts, ...latency, sumMs: Math.round(latency?.sumMs ?? 0) }).toEqual({
    counts: whole.counts,
    ...whole.latency,
    sumMs: Math.round(whole.latency?.sumMs ?? 0),
  });
  expect(whole.counts).toEqual([420, 70, 10, 0, 0, 0]);
  expect(whole.ms).toEqual([420_000, 70_000, 10_000, 0, 0, 0]);
});

test('no answer: no latency', () => {
  const down = [{ atMs: 0, outcome: outcomeOf('down', 1), latency: null }];
  const { counts, latency } = unpackDetail(packDetail(summaryOf(down, [1000])));
  expect({ counts, latency }).toEqual({ counts: [0, 0, 1, 0, 0, 0], latency: null });
});

test('percentiles are right to a twentieth', () => {
  const latencies = Array.from({ length: 1000 }, (_, n) => n + 20);
  const { latency } = summaryOf(
    latencies.map((ms) => ({ atMs: ms, outcome: 0, latency: toLatencyCode(ms) })),
    [],
  );
  for (const share of [0.05, 0.5, 0.95, 0.99]) {
    const exact = latencies[Math.ceil(share * 1000) - 1] ?? 0;
    const found = quantileOf(latency?.histogram ?? new Map<number, number>(), share);
    expect(Math.abs(found - exact) / exact).toBeLessThanOrEqual(0.05);
  }
});

test.each([
  [0, 3_600_000, 300, 20_000],
  [0, 86_400_000, 300, 300_000],
  [0, 365 * 86_400_000, 300, 2 * 86_400_000],
  [0, 3_600_000, 1, 3_600_000],
  [1, 3_600_001, 1, 7_200_000],
  [0, 400 * 364 * 86_400_000, 10, 41 * 364 * 86_400_000],
])('from %s to %s in %s points: steps of %s', (fromMs, toMs, points, stepMs) => {
  expect(stepFor(fromMs, toMs, points)).toBe(stepMs);
});
