import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { connectEngine, type Engine } from '#library/docker/engine.ts';
import { startFakeEngine, type FakeEngine } from '#library/docker/fake-engine.ts';
import { fakeRecord } from '../fake-host.ts';
import type { ContainerRecord } from '../host.ts';
import { eventually } from '#kernel/eventually.ts';
import type { HostUsage, UsageReading } from './host-usage.ts';
import { localUsage } from './local-usage.ts';

const stats = (usedNs: number, rxBytes: number) => ({
  read: '2026-11-25T10:00:00Z',
  cpu_stats: { cpu_usage: { total_usage: usedNs }, system_cpu_usage: 1, online_cpus: 2 },
  memory_stats: { usage: 9_000, stats: {} },
  networks: { eth0: { rx_bytes: rxBytes, tx_bytes: 0 } },
});

let fake: FakeEngine;
let engine: Engine;
let cgroupRoot: string;
const stop = new AbortController();
const clock = manualClock();

beforeEach(async () => {
  fake = await startFakeEngine();
  engine = connectEngine(fake.address);
  cgroupRoot = await mkdtemp(join(tmpdir(), 'nexus-usage-'));
});
afterEach(async () => {
  await engine[Symbol.asyncDispose]();
  await fake[Symbol.asyncDispose]();
  await rm(cgroupRoot, { recursive: true });
});

function usageOf(records: () => readonly ContainerRecord[]): HostUsage {
  const assertLive = () => {};
  return localUsage({ engine, clock, cgroupRoot, stopped: stop.signal, list: records, assertLive });
}

/** Reads again until the engine has answered about all containers; each sweep lasts a minute of the manual clock. */
async function readings(usage: HostUsage, isComplete: (all: readonly UsageReading[]) => boolean) {
  await usage.read();
  return await eventually(async () => {
    clock.advance(60_000);
    const { readings: all } = await usage.read();
    return isComplete(all) ? all : undefined;
  });
}

async function writeGroup(id: string): Promise<void> {
  const files = { 'cpuacct/cpuacct.usage': '500', 'memory/memory.usage_in_bytes': '4096' };
  for (const [path, text] of Object.entries(files)) {
    const file = join(cgroupRoot, path.replace('/', `/docker/${id}/`));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

const statsAsked = () => fake.requests.filter((request) => request.endsWith('/stats')).length;

test('the engine is asked where control groups are out of reach, once and not as a stream', async () => {
  const web = fake.addContainer({ name: 'web', stats: stats(7, 100) });
  const usage = usageOf(() => [fakeRecord({ id: web.id, name: 'web' })]);
  const [reading] = await readings(usage, ([first]) => first?.cpu !== null);
  expect(reading).toMatchObject({ memoryBytes: 9_000, cpu: { usedNs: 7 }, network: { rxBytes: 100 } });
  expect(fake.urls.find((url) => url.includes('/stats'))).toContain('stream=false&one-shot=true');
});

test('what the kernel tells is not asked for; the network that it hides is', async () => {
  const web = fake.addContainer({ name: 'web', stats: stats(7, 100) });
  await writeGroup(web.id);
  const usage = usageOf(() => [fakeRecord({ id: web.id, name: 'web' })]);
  const [reading] = await readings(usage, ([first]) => first?.network !== null);
  expect(reading).toMatchObject({ memoryBytes: 4_096, cpu: { usedNs: 500 }, network: { rxBytes: 100 } });
});

test.for([
  ['the host’s network', { networks: ['host'] }, []],
  ['another container’s network', {}, [{ namespace: 'network', container: 'vpn' } as const]],
] as const)('%s is not taken for its own, and not asked for', async ([, summary, shares]) => {
  const web = fake.addContainer({ name: 'web', stats: stats(7, 100) });
  await writeGroup(web.id);
  const relations = { dependsOn: [], shares, links: [], volumesFrom: [] };
  const record = fakeRecord(
    { id: web.id, ...summary, networks: [...('networks' in summary ? summary.networks : [])] },
    { relations },
  );
  const usage = usageOf(() => [record]);
  await usage.read();
  clock.advance(60_000);
  const { readings: all } = await usage.read();
  expect(all).toMatchObject([{ cpu: { usedNs: 500 }, network: null }]);
  expect(statsAsked()).toBe(0);
});

test('what does not run is not read, and one that is gone stops nothing', async () => {
  const web = fake.addContainer({ name: 'web', stats: stats(7, 100) });
  const records = [
    fakeRecord({ id: 'b'.repeat(64), state: 'exited' }),
    fakeRecord({ id: 'c'.repeat(64), name: 'gone' }),
    fakeRecord({ id: web.id, name: 'web' }),
  ];
  const usage = usageOf(() => records);
  const all = await readings(usage, (found) => found.some(({ cpu }) => cpu !== null));
  expect(all.map(({ id }) => id)).toEqual(['c'.repeat(64), web.id]);
});

test('an engine that tells nothing of a container is asked more and more seldom', async () => {
  const web = fake.addContainer({ name: 'web', stats: {} });
  const usage = usageOf(() => [fakeRecord({ id: web.id, name: 'web' })]);
  for (let minute = 0; minute < 40; minute++) {
    await usage.read();
    clock.advance(60_000);
    // Answered after what was asked before it.
    await engine.ping();
  }
  expect(statsAsked()).toBeGreaterThan(2);
  expect(statsAsked()).toBeLessThan(12);
});
