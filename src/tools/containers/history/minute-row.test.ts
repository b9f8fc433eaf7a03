import { expect, test } from 'vitest';
import { packMinute, unpackMinute, type MinuteValues } from './minute-row.ts';
import { perMetric, usageMetrics, type UsageValues } from './usage-metrics.ts';

test('a minute gives back each container, whatever the order and whatever is missing', () => {
  const all = perMetric((metric) => 4096 * (1 + usageMetrics.indexOf(metric)));
  const minute: MinuteValues = new Map<number, UsageValues>([
    [70_000, all],
    [3, { ...all, networkRxBytesPerSecond: null, networkTxBytesPerSecond: null }],
    [4, perMetric(() => null)],
  ]);
  expect(unpackMinute(packMinute(minute), (id) => id === 70_000)).toEqual(new Map([[70_000, all]]));
  expect(unpackMinute(packMinute(minute))).toEqual(new Map([...minute].toSorted(([a], [b]) => a - b)));
});

test('a hundred idle containers take little more than a kilobyte', () => {
  const idle = { ...perMetric(() => 0), memoryBytes: 700_000 };
  const minute = new Map(Array.from({ length: 100 }, (_, index) => [index + 1, idle] as const));
  expect(packMinute(minute).length).toBeLessThan(1_100);
});

test('refuses bytes that are cut short or of another version', () => {
  const bytes = packMinute(new Map([[1, perMetric(() => 1_000_000)]]));
  expect(() => unpackMinute(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
  expect(() => unpackMinute(Uint8Array.of(7))).toThrow(RangeError);
});
