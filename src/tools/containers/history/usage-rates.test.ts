import { expect, test } from 'vitest';
import type { UsageReading, UsageRound } from './host-usage.ts';
import { usageBetween } from './usage-rates.ts';

const atMs = 1_000_000;

function reading(at: number, count: number, rest: Partial<UsageReading> = {}): UsageReading {
  return {
    id: 'web',
    startedMs: 7,
    memoryBytes: 4_096,
    cpu: { atMs: at, usedNs: count * 1e9 },
    network: { atMs: at, rxBytes: count * 1_000, txBytes: count * 10 },
    block: { atMs: at, readBytes: count * 100, writeBytes: 0 },
    ...rest,
  };
}

function round(at: number, ...readings: UsageReading[]): UsageRound {
  return { atMs: at, readings };
}

function between(before: UsageRound | undefined, after: UsageRound) {
  return usageBetween(before, after).get('web');
}

test('rates are differences over the time that has really passed', () => {
  const after = round(atMs + 61_000, reading(atMs + 61_000, 130.5));
  expect(between(round(atMs, reading(atMs, 100)), after)).toEqual({
    cpuPercent: 50,
    memoryBytes: 4_096,
    networkRxBytesPerSecond: 500,
    networkTxBytesPerSecond: 5,
    blockReadBytesPerSecond: 50,
    blockWriteBytesPerSecond: 0,
  });
});

test('each part is over its own time', () => {
  const network = { atMs: atMs + 30_000, rxBytes: 103_000, txBytes: 1_000 };
  const after = round(atMs + 60_000, reading(atMs + 60_000, 106, { network }));
  expect(between(round(atMs, reading(atMs, 100)), after)).toMatchObject({
    cpuPercent: 10,
    networkRxBytesPerSecond: 100,
  });
});

test('a restart counts from zero, also where the new counter is already beyond the old one', () => {
  const before = round(atMs, reading(atMs, 1));
  const after = round(atMs + 60_000, reading(atMs + 60_000, 6, { startedMs: 8 }));
  expect(between(before, after)).toMatchObject({ cpuPercent: 10, networkRxBytesPerSecond: 100 });
});

test('a container that the earlier round lacks began since', () => {
  const after = round(atMs + 60_000, reading(atMs + 60_000, 6));
  expect(between(round(atMs), after)).toMatchObject({ cpuPercent: 10 });
});

test('without an earlier round there is memory only', () => {
  const values = between(undefined, round(atMs, reading(atMs, 1e9)));
  expect(values).toMatchObject({ cpuPercent: null, memoryBytes: 4_096, networkRxBytesPerSecond: null });
});

test('a counter that goes back, or too long a time, is a gap and no spike', () => {
  const before = round(atMs, reading(atMs, 100));
  expect(between(before, round(atMs + 60_000, reading(atMs + 60_000, 99)))).toMatchObject({
    cpuPercent: null,
    blockWriteBytesPerSecond: 0,
  });
  expect(between(before, round(atMs + 600_000, reading(atMs + 600_000, 200)))).toMatchObject({
    cpuPercent: null,
    memoryBytes: 4_096,
  });
});

test('what the host cannot say stays unsaid', () => {
  const silent = { cpu: null, network: null, block: null, memoryBytes: null };
  const after = round(atMs + 60_000, reading(0, 0, silent));
  expect(Object.values(between(round(atMs, reading(atMs, 1)), after) ?? {})).toEqual(Array(6).fill(null));
});
