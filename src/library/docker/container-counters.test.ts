import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countersOfStats, readCounters } from './container-counters.ts';
import { normaliseStats } from './normalise-stats.ts';

const id = 'b'.repeat(64);
const devices = `Inter-|   Receive  |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:     999       9    0    0    0     0          0         0      999       9    0    0    0     0       0          0
  eth0:    1000      10    0    0    0     0          0         0     2000      20    0    0    0     0       0          0
`;

let machine: string;
const read = () => readCounters(id, { root: join(machine, 'cgroup'), proc: join(machine, 'proc') });

beforeEach(async () => {
  machine = await mkdtemp(join(tmpdir(), 'nexus-counters-'));
});
afterEach(async () => {
  await rm(machine, { recursive: true });
});

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(machine, path)), { recursive: true });
    await writeFile(join(machine, path), text);
  }
}

const v2 = {
  'cgroup/cgroup.controllers': 'cpu io memory\n',
  [`cgroup/system.slice/docker-${id}.scope/cpu.stat`]: 'usage_usec 1500\nuser_usec 1000\n',
  [`cgroup/system.slice/docker-${id}.scope/memory.current`]: '9000\n',
  [`cgroup/system.slice/docker-${id}.scope/memory.stat`]: 'inactive_file 1000\n',
  [`cgroup/system.slice/docker-${id}.scope/io.stat`]: '8:0 rbytes=10 wbytes=20\n',
  [`cgroup/system.slice/docker-${id}.scope/cgroup.procs`]: '0\n812\n77\n',
  'proc/77/cgroup': `0::/system.slice/docker-${id}.scope\n`,
  'proc/77/net/dev': devices,
};

test('version 2: everything, the network through the container’s own process', async () => {
  await write(v2);
  expect(await read()).toEqual({
    cpuNs: 1_500_000,
    memoryBytes: 8_000,
    network: { rxBytes: 1_000, txBytes: 2_000 },
    block: { readBytes: 10, writeBytes: 20 },
  });
});

test('version 1: the recursive count of the block device where the kernel has it', async () => {
  await write({
    [`cgroup/cpuacct/docker/${id}/cpuacct.usage`]: '42\n',
    [`cgroup/blkio/docker/${id}/blkio.throttle.io_service_bytes`]: '8:0 Read 1\n8:0 Write 1\nTotal 2\n',
    [`cgroup/blkio/docker/${id}/blkio.throttle.io_service_bytes_recursive`]:
      '8:0 Read 5\n8:0 Write 6\nTotal 11\n',
  });
  expect(await read()).toEqual({
    cpuNs: 42,
    memoryBytes: null,
    network: null,
    block: { readBytes: 5, writeBytes: 6 },
  });
});

test('a process of that number in another container tells nothing', async () => {
  await write({ ...v2, 'proc/77/cgroup': `0::/system.slice/docker-${'c'.repeat(64)}.scope\n` });
  expect(await read()).toMatchObject({ cpuNs: 1_500_000, network: null });
});

test('processes that cannot be seen from here are passed over', async () => {
  await write({ ...v2, [`cgroup/system.slice/docker-${id}.scope/cgroup.procs`]: '0\n0\n' });
  expect(await read()).toMatchObject({ network: null });
});

test('a group that is not there is null, and so is an id that is none', async () => {
  expect(await read()).toBeNull();
  expect(await readCounters('../../etc', { root: machine })).toBeNull();
});

test('an answer of the engine gives the same counters', () => {
  const { sample, cpu } = normaliseStats(
    {
      read: '2026-11-25T10:00:00Z',
      cpu_stats: { cpu_usage: { total_usage: 7 }, system_cpu_usage: 100, online_cpus: 2 },
      memory_stats: { usage: 9_000, stats: { inactive_file: 1_000 } },
      networks: { eth0: { rx_bytes: 1, tx_bytes: 2 }, eth1: { rx_bytes: 3, tx_bytes: 4 } },
    },
    undefined,
  );
  expect(countersOfStats(sample, cpu)).toEqual({
    cpuNs: 7,
    memoryBytes: 8_000,
    network: { rxBytes: 4, txBytes: 6 },
    block: null,
  });
});
