import { expect, test } from 'vitest';
import { memoryWithoutCache, normaliseStats } from './normalise-stats.ts';
import type { RawStats } from './raw-stats.ts';

const v1: RawStats = {
  read: '2026-01-02T03:04:05.5Z',
  cpu_stats: {
    cpu_usage: { total_usage: 3_000_000_000, percpu_usage: [1, 2] },
    system_cpu_usage: 104_000_000_000,
  },
  precpu_stats: { cpu_usage: { total_usage: 2_000_000_000 }, system_cpu_usage: 100_000_000_000 },
  memory_stats: {
    usage: 1_000,
    limit: 8_000,
    stats: { total_inactive_file: 300, inactive_file: 1, cache: 500 },
  },
  networks: { eth0: { rx_bytes: 10, tx_bytes: 20 }, eth1: { rx_bytes: 1, tx_bytes: 2 } },
  blkio_stats: {
    io_service_bytes_recursive: [
      { op: 'Read', value: 4_096 },
      { op: 'Write', value: 8_192 },
      { op: 'Total', value: 12_288 },
    ],
  },
  pids_stats: { current: 7 },
};

test('cgroup v1: every figure, processors counted from the list of old engines', () => {
  expect(normaliseStats(v1, undefined).sample).toEqual({
    timeMs: Date.parse('2026-01-02T03:04:05.500Z'),
    cpuPercent: 50,
    memoryBytes: 700,
    memoryLimitBytes: 8_000,
    networkRxBytes: 11,
    networkTxBytes: 22,
    blockReadBytes: 4_096,
    blockWriteBytes: 8_192,
    pids: 7,
  });
});

test('cgroup v2: other names, several devices, no list of processors', () => {
  const { sample } = normaliseStats(
    {
      cpu_stats: { cpu_usage: { total_usage: 2_000 }, system_cpu_usage: 20_000, online_cpus: 4 },
      precpu_stats: { cpu_usage: { total_usage: 1_000 }, system_cpu_usage: 10_000, online_cpus: 4 },
      memory_stats: { usage: 1_000, stats: { inactive_file: 400, anon: 100 } },
      blkio_stats: {
        io_service_bytes_recursive: [
          { op: 'read', value: 1 },
          { op: 'read', value: 2 },
          { op: 'write', value: 4 },
        ],
      },
    },
    undefined,
  );
  expect(sample).toMatchObject({ cpuPercent: 40, memoryBytes: 600, blockReadBytes: 3, blockWriteBytes: 4 });
});

test('a first sample has no processor load; the next one compares with it', () => {
  const first = normaliseStats({ ...v1, precpu_stats: {} }, undefined);
  expect(first.sample.cpuPercent).toBeNull();
  const next = {
    cpu_usage: { total_usage: 5_000_000_000 },
    system_cpu_usage: 108_000_000_000,
    online_cpus: 2,
  };
  expect(normaliseStats({ ...v1, cpu_stats: next, precpu_stats: {} }, first.cpu).sample.cpuPercent).toBe(100);
});

test('a counter that went back is a new beginning, an absurd one is not shown, a little over is full', () => {
  const before = { usedNs: 1_000, systemNs: 10_000, processors: 2 };
  const percent = (usedNs: number, systemNs: number) =>
    normaliseStats(
      { cpu_stats: { cpu_usage: { total_usage: usedNs }, system_cpu_usage: systemNs, online_cpus: 2 } },
      before,
    ).sample.cpuPercent;
  expect(percent(10, 20_000)).toBeNull();
  expect(percent(2_000, 10_000)).toBeNull();
  expect(percent(100_000, 20_000)).toBeNull();
  expect(percent(11_500, 20_000)).toBe(200);
});

test('a stopped container has no figures, which is not the same as zero', () => {
  const empty = { cpu_usage: { total_usage: 0 } };
  const stopped: RawStats = {
    read: '0001-01-01T00:00:00Z',
    cpu_stats: empty,
    precpu_stats: empty,
    memory_stats: {},
    pids_stats: {},
    blkio_stats: { io_service_bytes_recursive: null },
  };
  const { sample, cpu } = normaliseStats(stopped, undefined);
  expect(new Set(Object.values(sample))).toEqual(new Set([null]));
  expect(cpu).toBeUndefined();
});

test.each([
  ['older engines tell the cache only', 1_000, { cache: 200 }, 800],
  ['a cache larger than the usage is not believed', 1_000, { inactive_file: 2_000 }, 1_000],
  ['no usage: what is anonymous', 0, { anon: 300 }, 300],
  ['nothing known', undefined, {}, null],
  ['a negative usage', -5, {}, null],
])('memory: %s', (_name, usage, stats, bytes) => {
  expect(memoryWithoutCache(usage, stats)).toBe(bytes);
});

test('Windows tells its own figure', () => {
  expect(normaliseStats({ memory_stats: { privateworkingset: 42 } }, undefined).sample.memoryBytes).toBe(42);
});
