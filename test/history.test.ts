import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyEndpoints } from '#contracts/containers/history.ts';
import { busMigrations } from '#kernel/bus/bus-tables.ts';
import { systemClock } from '#kernel/clock.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { createLog } from '#kernel/log.ts';
import { describeAddress } from '#library/docker/engine-address.ts';
import { connectEngine } from '#library/docker/engine.ts';
import type { ContainersSchema } from '#tools/containers/containers-schema.ts';
import { insertEvent } from '#tools/containers/history/event-store.ts';
import { historyHandlers } from '#tools/containers/history/history-handlers.ts';
import { historyOfContainer, insertHistory } from '#tools/containers/history/history-store.ts';
import { packMinute } from '#tools/containers/history/minute-row.ts';
import { sealUsage } from '#tools/containers/history/seal-usage.ts';
import { usageBetween } from '#tools/containers/history/usage-rates.ts';
import { insertMinute } from '#tools/containers/history/usage-store.ts';
import type { Host } from '#tools/containers/host.ts';
import { openLocalHost } from '#tools/containers/local-host/open-local-host.ts';
import { eventually } from '#kernel/eventually.ts';
import { admin, testCall } from '#kernel/test-call.ts';
import { containersMigrations } from '#tools/containers/tool.ts';
import { fakeHost } from '#tools/containers/fake-host.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { docker } from './docker-command.ts';
import { dockerAddress, postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';
import { realisticUsage } from './realistic-usage.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What the bridge knows of its gateway differs from engine to engine; the container's own route does not. */
const talk = `to=$(ip route | awk '/^default/ { print $3 }'); while :; do ping -c 20 -s 1400 -A $to >/dev/null; done`;

describe.skipIf(!requireEngine('docker'))('what containers use, on a real engine', () => {
  const prefix = `nxhist-${randomBytes(4).toString('hex')}`;
  const run = ['run', '-d', '--label', 'nexus.test=nxhist'];
  const ids = new Map<string, string>();
  let host: Host;

  async function make(name: string, options: readonly string[], script: string): Promise<void> {
    ids.set(
      name,
      await docker([...run, '--name', `${prefix}-${name}`, ...options, 'busybox', 'sh', '-c', script]),
    );
  }

  beforeAll(async () => {
    await make('busy', [], 'while :; do :; done');
    await make('idle', [], 'sleep 900');
    await make('talking', [], talk);
    await make('host', ['--network', 'host'], 'sleep 900');
    await make('sharer', ['--network', `container:${prefix}-talking`], 'sleep 900');
    const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => Date.now() });
    host = openLocalHost({
      id: 'local',
      name: 'here',
      engine: connectEngine(dockerAddress),
      clock: systemClock,
      log,
      cgroupRoot: '/sys/fs/cgroup',
    });
    await eventually(() => host.status().state === 'live' || undefined, 30_000);
  });
  afterAll(async () => {
    await host?.[Symbol.asyncDispose]();
    await docker(['rm', '-f', ...ids.values()]);
  });

  test(`rates are exact, and a network that is not its own is no zero (${describeAddress(dockerAddress)})`, async () => {
    const before = await host.usage.read();
    await delay(6_000);
    const used = usageBetween(before, await host.usage.read());
    const of = (name: string) => used.get(ids.get(name) ?? '');
    // Of a machine that is busy with other things, it may get little.
    expect(of('busy')?.cpuPercent).toBeGreaterThan(2);
    expect(of('busy')?.cpuPercent).toBeLessThan(110);
    expect(of('idle')).toMatchObject({
      cpuPercent: expect.closeTo(0, 0),
      networkTxBytesPerSecond: expect.any(Number),
    });
    expect(of('idle')?.memoryBytes).toBeGreaterThan(0);
    expect(of('idle')?.memoryBytes).toBeLessThan(32 << 20);
    expect(of('talking')?.networkTxBytesPerSecond).toBeGreaterThan(1_000);
    for (const name of ['host', 'sharer']) {
      expect(of(name)).toMatchObject({ networkRxBytesPerSecond: null, networkTxBytesPerSecond: null });
      expect(of(name)?.memoryBytes).toBeGreaterThan(0);
    }
  });
});

describe.skipIf(!requireEngine('docker'))('what happens to containers, on a real engine', () => {
  let lab: ContainersUnderTest;
  beforeAll(async () => {
    lab = await openContainersUnderTest();
  });
  afterAll(async () => {
    await lab?.[Symbol.asyncDispose]();
  });

  test('a life, a death and a successor are told under one name', async () => {
    const { id, name } = await lab.make({
      command: ['sh', '-c', 'trap "exit 3" TERM; while :; do sleep 0.1; done'],
    });
    await lab.act(id, { action: 'pause' });
    await lab.act(id, { action: 'unpause' });
    await docker(['network', 'create', '--label', 'nexus.test=nxhist', name]);
    await docker(['network', 'connect', name, id]);
    await docker(['network', 'disconnect', name, id]);
    await docker(['network', 'rm', name]);
    await lab.act(id, { action: 'stop', timeoutSeconds: 10 });
    await docker(['rm', id]);
    await lab.seen(id, (row) => row === undefined);
    const successor = await docker([
      'run',
      '-d',
      '--label',
      'nexus.test=nxhist',
      '--name',
      name,
      'busybox',
      'sleep',
      '60',
    ]);
    try {
      const kinds = await eventually(async () => {
        const query = { host: 'local', container: id, limit: 100 };
        const { events } = await lab.handlers.timeline({ query }, testCall());
        return events[0]?.containerId === successor && events[0].kind === 'started' ? events : undefined;
      });
      expect(historyEndpoints.timeline.result.parse({ events: kinds, next: null }).events).toHaveLength(
        kinds.length,
      );
      const told = kinds.map(({ kind }) => kind).toReversed();
      const inOrder = [
        'created',
        'started',
        'paused',
        'unpaused',
        'connected',
        'disconnected',
        'died',
        'removed',
      ];
      expect(told.filter((kind) => inOrder.includes(kind)).slice(0, 8)).toEqual(inOrder);
      expect(told.slice(-3).toSorted()).toEqual(['created', 'replaced', 'started']);
      expect(kinds.find(({ kind }) => kind === 'died')?.detail.exitCode).toBe(3);
      expect(kinds.filter(({ kind }) => kind === 'operation').map(({ detail }) => detail.operation)).toEqual([
        'stop',
        'unpause',
        'pause',
      ]);
    } finally {
      await docker(['rm', '-f', successor]);
    }
  });
});

describe.skipIf(!requireEngine('postgres'))('the history on PostgreSQL', () => {
  const schemaPrefix = `history_${process.pid}_`;
  afterAll(() => dropSchemas(schemaPrefix));

  test('is written, sealed, read and told as on SQLite', async () => {
    await using store = await openPostgresStore({ url: postgresUrl, schemaPrefix });
    const database = await store.open<ContainersSchema>('containers', {
      ...busMigrations,
      ...containersMigrations,
    });
    const startMs = Date.UTC(2026, 10, 1);
    const about = { host: 'local', image: 'busybox', stack: null, service: null, labels: { tier: 'web' } };
    const usageAt = realisticUsage(2);
    const { id } = await database.transaction(async (tx) => {
      const names = { key: 'name web', name: 'web', containerId: 'w1', lastSeenMs: startMs };
      const history = await insertHistory(tx, { ...about, ...names });
      const event = { historyId: history.id, host: 'local', containerId: 'w0', stack: null, detail: {} };
      for (const atMs of [startMs, startMs, startMs + 1])
        await insertEvent(tx, { ...event, kind: 'started', atMs });
      return history;
    });
    const minutes = Array.from({ length: 13 * 60 }, (_, minute) => startMs + minute * minuteMs);
    for (const atMs of minutes) {
      await insertMinute(database, { host: 'local', atMs, data: packMinute(new Map([[id, usageAt(atMs)]])) });
    }
    const host = fakeHost();
    const clock = { ...systemClock, now: () => startMs + 13 * hourMs };
    const handlers = historyHandlers({ hosts: [host], database, clock });
    const query = { fromMs: startMs, toMs: startMs + 13 * hourMs };
    const read = () => handlers.usage({ params: { host: 'local', id: 'w1' }, query }, testCall());
    const before = await read();
    await sealUsage(database, clock.now(), new AbortController().signal);
    const after = await read();
    expect(after.steps).toBe(before.steps);
    expect(after.series.memoryBytes.max).toEqual(before.series.memoryBytes.max);
    expect(after.series.cpuPercent.avg.every((value) => value !== null)).toBe(true);

    expect(await historyOfContainer(database.query, 'local', 'w0')).toMatchObject({ id, name: 'web' });
    const first = await handlers.timeline({ query: { limit: 2 } }, testCall({ caller: admin }));
    expect(first.events.map(({ atMs }) => atMs - startMs)).toEqual([1, 0]);
    const rest = await handlers.timeline({ query: { limit: 2, before: first.next ?? '' } }, testCall());
    expect(rest.events).toHaveLength(1);
    const compared = await handlers.compareUsage({ query }, testCall());
    expect(compared).toMatchObject([{ name: 'web', isGone: true }]);
    expect(compared[0]?.usage.cpuPercent?.max).toBeGreaterThan(compared[0]?.usage.cpuPercent?.avg ?? 0);
  });
});
