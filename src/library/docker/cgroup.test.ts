import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { blockIoOfV1, blockIoOfV2, networkBytes, statsOfCgroup, type CgroupReading } from './cgroup.ts';
import { cgroupReader } from './cgroup-reader.ts';
import { keyedNumbers } from './kernel-text.ts';

const id = 'a'.repeat(64);
const networkDevices = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:     999       9    0    0    0     0          0         0      999       9    0    0    0     0       0          0
  eth0:    1000      10    0    0    0     0          0         0     2000      20    0    0    0     0       0          0
`;

test('files of both versions are read', () => {
  expect(blockIoOfV1('8:0 Read 4096\n8:0 Write 1\n8:16 Read 4\nTotal 4101\n')).toEqual({
    readBytes: 4_100,
    writeBytes: 1,
  });
  expect(blockIoOfV2('8:0 rbytes=10 wbytes=20 rios=1 wios=1 dbytes=5\n8:16 rbytes=1 wbytes=2\n')).toEqual({
    readBytes: 11,
    writeBytes: 22,
  });
  expect(blockIoOfV2('')).toEqual({ readBytes: 0, writeBytes: 0 });
  expect(networkBytes(networkDevices)).toEqual({ rxBytes: 1_000, txBytes: 2_000 });
  expect(keyedNumbers('anon 5\nbroken\nfile 7\n')).toEqual({ anon: 5, file: 7 });
});

function at(atMs: number, usageMicros: number): CgroupReading {
  return { version: 2, atMs, timeMs: 0, files: { cpu: `usage_usec ${usageMicros}\n` } };
}

function percent(before: CgroupReading, after: CgroupReading): number | null {
  return statsOfCgroup(after, before, 2).cpuPercent;
}

test('load is the processor time between two readings', () => {
  expect(percent(at(0, 0), at(1_000, 500_000))).toBe(50);
  expect(percent(at(0, 500_000), at(1_000, 0))).toBeNull();
  expect(percent(at(0, 0), at(0, 1))).toBeNull();
  expect(statsOfCgroup(at(0, 0), undefined, 2).cpuPercent).toBeNull();
});

const v1 = (path: string) => ({
  [`cpuacct/${path}/cpuacct.usage`]: '1000\n',
  [`memory/${path}/memory.usage_in_bytes`]: '1000\n',
  [`memory/${path}/memory.limit_in_bytes`]: '9223372036854771712\n',
  [`memory/${path}/memory.stat`]: 'inactive_file 1\ntotal_inactive_file 300\n',
  [`blkio/${path}/blkio.throttle.io_service_bytes`]: '8:0 Read 5\nTotal 5\n',
  [`pids/${path}/pids.current`]: '3\n',
});

const v2 = (path: string) => ({
  'cgroup.controllers': 'cpu memory\n',
  [`${path}/cpu.stat`]: 'usage_usec 1\nuser_usec 1\n',
  [`${path}/memory.current`]: '1000\n',
  [`${path}/memory.max`]: 'max\n',
  [`${path}/memory.stat`]: 'inactive_file 300\n',
  [`${path}/io.stat`]: '8:0 rbytes=5 wbytes=0\n',
  [`${path}/pids.current`]: '3\n',
});

test.each([
  ['v1, cgroupfs', v1(`docker/${id}`)],
  ['v1, systemd', v1(`system.slice/docker-${id}.scope`)],
  ['v2, cgroupfs', v2(`docker/${id}`)],
  ['v2, systemd', v2(`system.slice/docker-${id}.scope`)],
])('%s', async (_name, files) => {
  const reader = cgroupReader({ root: tree(files), proc: tree({}) });
  expect(await reader.read(id, 7)).toMatchObject({
    cpuPercent: null,
    memoryBytes: 700,
    memoryLimitBytes: null,
    blockReadBytes: 5,
    blockWriteBytes: 0,
    networkRxBytes: null,
    pids: 3,
  });
  expect((await reader.read(id))?.cpuPercent).toBe(0);
});

test('network figures are taken only from a process that is the container’s', async () => {
  const proc = tree({
    '7/cgroup': `0::/docker/${id}\n`,
    '7/net/dev': networkDevices,
    '8/cgroup': '0::/docker/another\n',
    '8/net/dev': networkDevices,
  });
  const reader = cgroupReader({ root: tree(v2(`docker/${id}`)), proc });
  expect(await reader.read(id, 7)).toMatchObject({ networkRxBytes: 1_000, networkTxBytes: 2_000 });
  expect(await reader.read(id, 8)).toMatchObject({ networkRxBytes: null, networkTxBytes: null });
});

test('what is not readable is null, and an id that is none reads nothing', async () => {
  const reader = cgroupReader({ root: tree({}) });
  expect(await reader.read(id)).toBeNull();
  expect(await reader.read('../../etc')).toBeNull();
});

test('a forgotten container begins anew', async () => {
  const reader = cgroupReader({ root: tree(v2(`docker/${id}`)) });
  await reader.read(id);
  reader.forget(id);
  expect((await reader.read(id))?.cpuPercent).toBeNull();
});

function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'nxdock-cgroup-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
