import { expect, test } from 'vitest';
import { packBlock, unpackBlock } from './usage-block.ts';
import { emptyPoints, rollUp, type UsagePoints } from './usage-points.ts';
import { perMetric } from './usage-metrics.ts';

function minutesOf(values: readonly (number | null)[]): UsagePoints {
  return perMetric(() => ({ min: [...values], avg: [...values], max: [...values] }));
}

test('a block gives back its values to the quantum, and its gaps as gaps', () => {
  const points = minutesOf([null, 0, 4096, 8192, null, null, 2 ** 40, 0, null]);
  expect(unpackBlock('minutes', 9, packBlock('minutes', points))).toEqual(points);
});

test('CPU keeps hundredths of a percent exactly', () => {
  const points = {
    ...emptyPoints(3),
    cpuPercent: { min: [0.07, 0.29, 99.99], avg: [0.07, 0.29, 99.99], max: [0.07, 0.29, 99.99] },
  };
  expect(unpackBlock('minutes', 3, packBlock('minutes', points)).cpuPercent.avg).toEqual([0.07, 0.29, 99.99]);
});

test('spans keep lowest, mean and highest apart', () => {
  const spans = rollUp(minutesOf([0, 4096, 8192, null, null, null, 16_384, null, 0]), 3);
  expect(spans.memoryBytes).toEqual({
    min: [0, null, 0],
    avg: [4096, null, 8192],
    max: [8192, null, 16_384],
  });
  expect(unpackBlock('spans', 3, packBlock('spans', spans))).toEqual(spans);
});

test('nothing at all is a few bytes', () => {
  const bytes = packBlock('minutes', emptyPoints(360));
  expect(bytes.length).toBeLessThan(16);
  expect(unpackBlock('minutes', 360, bytes)).toEqual(emptyPoints(360));
});

test('what no counter can say is a gap', () => {
  const points = minutesOf([-1e9, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 90, 4096]);
  expect(unpackBlock('minutes', 5, packBlock('minutes', points)).memoryBytes.avg).toEqual([
    null,
    null,
    null,
    null,
    4096,
  ]);
});

test.for([
  ['another version', Uint8Array.of(9, 1, 2)],
  ['an end in the middle', Uint8Array.of(1, 2, 0x80)],
  ['more steps than its time has', Uint8Array.of(1, 200, 1)],
] as const)('refuses %s', ([, bytes]) => {
  expect(() => unpackBlock('minutes', 3, bytes)).toThrow(RangeError);
});
