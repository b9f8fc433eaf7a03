import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Heartbeat } from '#tools/pulse/heartbeats/heartbeat.ts';
import { seededRandom } from './durability/random.ts';
import { openSilentResolver, openTargets, type AskedTargets } from './pulse/asked-targets.ts';
import {
  addMonitor,
  nowOf,
  openMortalPulse,
  reportOf,
  shownSlots,
  storedHeartbeats,
} from './pulse/mortal-pulse.ts';

const seed = Number(process.env['NEXUS_TEST_SEED'] ?? Date.now() % 1_000_000);
const canMount = process.platform === 'linux' && process.getuid?.() === 0;
const patience = { timeout: 60_000, interval: 200 };

async function watchMany(
  mortal: Awaited<ReturnType<typeof openMortalPulse>>,
  targets: AskedTargets,
  count: number,
) {
  const added = [];
  for (let n = 1; n <= count; n += 1) {
    // Those that answer may take all of their interval: a busy machine is no failure of theirs.
    const timeoutMs = n % 10 === 0 ? 1_000 : 2_000;
    const settings = { url: targets.url(n) };
    added.push(await addMonitor(mortal, { name: `service ${n}`, kind: 'http', settings, timeoutMs }));
  }
  return added;
}

/** No heartbeat without a check, no slot twice, and everything is as it was: every tenth hangs, the others are well. */
function expectTrue(
  stored: readonly Heartbeat[],
  numberOf: ReadonlyMap<number, number>,
  asked: AskedTargets['asked'],
) {
  const slots = new Set(stored.map(({ monitorId, atMs }) => `${monitorId} ${atMs}`));
  expect(slots.size).toBe(stored.length);
  const counts = Map.groupBy(stored, ({ monitorId }) => monitorId);
  for (const [monitorId, beats] of counts) {
    const target = numberOf.get(monitorId) ?? 0;
    const wanted = target % 10 === 0 ? 'down' : 'up';
    expect(new Set(beats.map(({ state }) => state))).toEqual(new Set([wanted]));
    expect(beats.length).toBeLessThanOrEqual(asked.get(target) ?? 0);
  }
}

test('killed at random while 200 monitors run: nothing that was shown is lost, nothing invented', async () => {
  process.stdout.write(`${JSON.stringify({ seed })}\n`);
  const random = seededRandom(seed);
  await using targets = await openTargets();
  await using mortal = await openMortalPulse();
  const added = await watchMany(mortal, targets, 200);
  const numberOf = new Map(added.map(({ number }, n) => [number, n + 1]));
  const shown = new Set<string>();
  // A slow machine shows less between two of them.
  for (let kill = 0; kill < 10 || shown.size <= 1_000; kill += 1) {
    await expect.poll(async () => (await reportOf(mortal)).done, patience).toBeGreaterThan(150);
    await delay(random() * 2_500);
    for (const slot of await shownSlots(mortal)) shown.add(slot);
    await mortal.end('SIGKILL');
    await mortal.begin();
  }
  await mortal.end('SIGKILL');
  const stored = await storedHeartbeats(mortal.dataDir, [...numberOf.keys()]);
  expectTrue(stored, numberOf, targets.asked);
  const found = new Set(stored.map(({ monitorId, atMs }) => `${monitorId} ${atMs}`));
  expect([...shown].filter((slot) => !found.has(slot))).toEqual([]);
  await mortal.begin();
}, 300_000);

describe.skipIf(!canMount)('a disk of 96 MiB (needs root to mount one)', () => {
  test('what cannot be stored waits, is said, and is stored when there is room', async () => {
    await using after = new AsyncDisposableStack();
    const dataDir = mkdtempSync(join(tmpdir(), 'nexus-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', dataDir]);
    after.defer(() => {
      execFileSync('umount', [dataDir]);
      rmSync(dataDir, { recursive: true });
    });
    await using targets = await openTargets();
    await using mortal = await openMortalPulse({ dataDir });
    const added = await watchMany(mortal, targets, 100);
    const numberOf = new Map(added.map(({ number }, n) => [number, n + 1]));
    const fill = () => {
      const df = execFileSync('df', ['--output=avail', '-B1', dataDir], { encoding: 'utf8' });
      const free = Number(df.split('\n')[1]);
      if (free > 0) writeFileSync(join(dataDir, `filler-${Date.now()}`), new Uint8Array(free));
    };
    await expect.poll(async () => (await reportOf(mortal)).done, patience).toBeGreaterThan(200);
    await expect
      .poll(async () => {
        fill();
        return (await reportOf(mortal)).unwritten;
      }, patience)
      .toBeGreaterThan(300);
    execFileSync('sh', ['-c', 'rm "$0"/filler-*', dataDir]);
    await expect.poll(async () => (await reportOf(mortal)).unwritten, patience).toBeLessThan(150);
    const { done, lost } = await reportOf(mortal);
    expect(lost).toBe(0);
    await mortal.end('SIGTERM');
    const stored = await storedHeartbeats(dataDir, [...numberOf.keys()]);
    expectTrue(stored, numberOf, targets.asked);
    expect(stored.length).toBeGreaterThanOrEqual(done - 100);
    await mortal.begin();
  }, 300_000);
});

test('targets that hang and a name server that is silent hold up nobody else', async () => {
  await using targets = await openTargets();
  await using resolver = await openSilentResolver();
  await using mortal = await openMortalPulse();
  const added = await watchMany(mortal, targets, 50);
  const dns = { name: 'photos.lan', server: '127.0.0.1', port: resolver.port };
  const silent = await addMonitor(mortal, { name: 'names', kind: 'dns', settings: dns, timeoutMs: 1_500 });
  await expect.poll(async () => (await nowOf(mortal, silent.id)).reason, patience).toBe('resolver-silent');
  const hung = added[9]?.id ?? '';
  await expect.poll(async () => (await nowOf(mortal, hung)).reason, patience).toBe('timeout-answer');
  const before = await reportOf(mortal);
  await expect.poll(async () => (await reportOf(mortal)).done - before.done, patience).toBeGreaterThan(300);
  const { due, done, missed, running, behind } = await reportOf(mortal);
  expect(due - done - missed - running - behind).toBe(0);
  expect(missed - before.missed).toBeLessThanOrEqual(3);
  for (const [n, { id }] of added.entries())
    expect((await nowOf(mortal, id)).status).toBe((n + 1) % 10 === 0 ? 'down' : 'up');
}, 120_000);
