import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ImportItem } from '#contracts/pulse/import.ts';
import { testCall } from '#kernel/test-call.ts';
import { startPulse } from '../start-pulse.ts';
import { openTestKernel } from '../test-pulse.ts';
import { kumaBytes, monitorRow, sent } from './test-kuma.ts';

const call = testCall();

async function openImport() {
  const kernel = await openTestKernel();
  const pulse = await startPulse(kernel, {
    docker: undefined,
    isInContainer: false,
    listContainers: async () => ({ hosts: [], containers: [] }),
  });
  const { handlers } = pulse;
  return {
    kernel,
    handlers,
    take: (bytes: Uint8Array, what: 'plan' | 'apply' = 'apply') =>
      handlers.importKuma({ query: { do: what } }, call, sent(bytes)),
    async monitor(name: string) {
      const rows = await handlers.monitors({ query: { status: [], kind: [], tag: [] } }, call);
      const id = rows.find((row) => row.name === name)?.id ?? '';
      return (await handlers.monitor({ params: { id } }, call)).monitor;
    },
    count: async () => (await handlers.monitors({ query: { status: [], kind: [], tag: [] } }, call)).length,
    async [Symbol.asyncDispose]() {
      await pulse[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}

function itemOf(items: readonly ImportItem[], name: string): ImportItem | undefined {
  return items.find((item) => item.name === name);
}

const small = () =>
  kumaBytes({
    monitor: [
      monitorRow(1, 'group', { name: 'Media' }),
      monitorRow(2, 'http', {
        name: 'Films',
        parent: 1,
        url: 'https://ana:p%40ss@films.lan/',
        headers: '{"X-Api-Key":"s3cret","Accept":"text/html","Host":"other"}',
        accepted_statuscodes_json: '["200-299","401"]',
        maxretries: 3,
        resend_interval: 5,
        description: 'The living room',
        proxy_id: 1,
      }),
      monitorRow(3, 'push', { name: 'Backup', interval: 3_600, active: 0 }),
      monitorRow(4, 'radius', { name: 'Door' }),
      monitorRow(5, 'json-query', { name: 'Sum', url: 'http://a.lan/', json_path: '$sum(items.price)' }),
    ],
    tag: [{ id: 1, name: 'room', color: '#fff' }],
    monitor_tag: [{ id: 1, monitor_id: 2, tag_id: 1, value: 'living' }],
    maintenance: [
      {
        id: 1,
        title: 'Patching',
        active: 1,
        strategy: 'recurring-weekday',
        weekdays: '[0,3]',
        start_time: '03:00:00',
        end_time: '04:00:00',
        timezone: 'Europe/Madrid',
        duration: 3_600,
      },
    ],
    monitor_maintenance: [{ id: 1, monitor_id: 1, maintenance_id: 1 }],
    notification: [{ id: 1, name: 'Chat', config: '{"type":"telegram","telegramBotToken":"1:geheim"}' }],
    status_page: [{ id: 1, slug: 'lab', title: 'Our lab' }],
    surprise: [{ id: 1, what: 'x' }],
  });

test('a plan changes nothing and tells of everything', async () => {
  await using at = await openImport();
  const { isApplied, version, items } = await at.take(await small(), 'plan');
  expect({ isApplied, version }).toEqual({ isApplied: false, version: 'v1' });
  expect(await at.count()).toBe(0);
  const outcomes = Object.fromEntries(items.map(({ name, outcome }) => [name, outcome]));
  expect(outcomes).toEqual({
    Media: 'taken',
    Films: 'changed',
    Backup: 'changed',
    Sum: 'changed',
    Door: 'not-taken',
    Patching: 'taken',
    room: 'changed',
    Chat: 'not-taken',
    'Our lab': 'not-taken',
    'surprise (1)': 'not-taken',
    heartbeat: 'taken',
  });
  expect(JSON.stringify(items)).not.toContain('geheim');
});

test('what is applied is as the plan said, secrets sealed, and twice is once', async () => {
  await using at = await openImport();
  const bytes = await small();
  const planned = await at.take(bytes, 'plan');
  const { items } = await at.take(bytes);
  const monitorsIn = (all: readonly ImportItem[]) => all.filter(({ what }) => what !== 'history');
  expect(monitorsIn(items)).toEqual(monitorsIn(planned.items));
  expect(await at.monitor('Films')).toMatchObject({
    kind: 'http',
    settings: {
      url: 'https://films.lan/',
      user: 'ana',
      password: null,
      headers: 'Accept: text/html',
      secretHeaders: null,
      acceptedStatus: '200-299, 401',
    },
    intervalMs: 60_000,
    retryIntervalMs: 20_000,
    timeoutMs: 48_000,
    failuresToConfirm: 4,
    resendEveryMs: 300_000,
    notes: 'The living room',
    tags: [{ name: 'room', value: 'living' }],
    parentId: (await at.monitor('Media')).id,
    origin: 'import',
    state: 'active',
  });
  expect(await at.monitor('Backup')).toMatchObject({
    kind: 'push',
    state: 'paused',
    settings: { schedule: 'period', periodSeconds: 3_600, graceSeconds: 40 },
  });
  expect(await at.monitor('Sum')).toMatchObject({ state: 'paused' });
  const [window] = await at.handlers.maintenanceWindows({}, call);
  expect(window).toMatchObject({
    name: 'Patching',
    monitorIds: [(await at.monitor('Media')).id],
    schedule: {
      kind: 'weekly',
      weekdays: [0, 3],
      at: '03:00',
      durationMs: 3_600_000,
      timeZone: 'Europe/Madrid',
    },
  });
  const again = await at.take(bytes);
  expect(itemOf(again.items, 'Films')).toMatchObject({ outcome: 'there' });
  expect(itemOf(again.items, 'Patching')).toMatchObject({ outcome: 'there' });
  expect(itemOf(again.items, 'room')).toMatchObject({ outcome: 'there' });
  const foreseen = await at.take(bytes, 'plan');
  expect(itemOf(foreseen.items, 'room')).toMatchObject({ outcome: 'there' });
  expect(await at.count()).toBe(4);
});

test('what was measured comes along', async () => {
  await using at = await openImport();
  const nowMs = at.kernel.clock.now();
  const minuteMs = 60_000;
  const time = (ago: number) =>
    new Date(nowMs - ago * minuteMs).toISOString().replace('T', ' ').replace('Z', '');
  const beat = (id: number, ago: number, status: number, ping: number | null) => ({
    id,
    monitor_id: 1,
    status,
    time: time(ago),
    ping,
  });
  const bytes = await kumaBytes({
    monitor: [monitorRow(1, 'port', { name: 'Port', hostname: '127.0.0.1', port: 9, active: 0 })],
    heartbeat: [
      beat(1, 120, 1, 12),
      beat(2, 119, 0, null),
      beat(3, 118, 3, null),
      beat(4, 600 * 24 * 60, 1, 3),
      { ...beat(5, 1, 1, 2), monitor_id: 99 },
    ],
  });
  const { items } = await at.take(bytes);
  expect(itemOf(items, 'heartbeat')).toMatchObject({ outcome: 'changed' });
  expect(itemOf(items, 'heartbeat')?.notes[0]?.en).toMatch(/^3 checks were taken over.* 2 were not/);
  const again = await at.take(bytes, 'plan');
  expect(itemOf(again.items, 'heartbeat')).toMatchObject({ outcome: 'not-taken' });
  const { id } = await at.monitor('Port');
  const query = { fromMs: nowMs - 130 * minuteMs, toMs: nowMs, points: 2_000 };
  const series = await at.handlers.heartbeatSeries({ params: { id }, query }, call);
  expect(series.map(({ counts }) => counts)).toEqual([{ up: 1 }, { down: 1 }, { maintenance: 1 }]);
  expect(series[0]?.latency).toMatchObject({ count: 1, max: 12 });
});

test('as Kuma leaves it, with changes that may wait in a second file', async () => {
  await using at = await openImport();
  const monitor = [monitorRow(1, 'port', { name: 'Port', hostname: '127.0.0.1', port: 9, active: 0 })];
  const bytes = await kumaBytes({ monitor }, 'pragma journal_mode = wal');
  expect(bytes[18]).toBe(2);
  const { items } = await at.take(bytes);
  expect(itemOf(items, 'Port')).toMatchObject({ outcome: 'taken' });
  expect(itemOf(items, 'kuma.db-wal')).toMatchObject({ outcome: 'changed' });
});

const nonsense = new TextEncoder().encode('id,name\n1,Films\n');

test('what is no database of Kuma is refused in words', async () => {
  await using at = await openImport();
  await expect(at.take(nonsense)).rejects.toMatchObject({
    status: 400,
    message: expect.stringMatching(/no SQLite/),
  });
  const other = await kumaBytes({}, 'drop table monitor; create table books (id integer)');
  await expect(at.take(other)).rejects.toMatchObject({
    message: expect.stringMatching(/not one of Uptime Kuma/),
  });
  expect(await at.count()).toBe(0);
});

test('a damaged file is refused, and one that computes without end is not asked', async () => {
  await using at = await openImport();
  const bytes = await small();
  const torn = Buffer.concat([bytes.subarray(0, 4_096), Buffer.alloc(bytes.length - 4_096, 0xa5)]);
  await expect(at.take(torn)).rejects.toMatchObject({
    status: 400,
    message: expect.stringMatching(/damaged/),
  });
  // The root of a table leads back to itself.
  const circle = Buffer.from(await kumaBytes({ monitor: [monitorRow(1, 'ping', { hostname: 'a.lan' })] }));
  circle.fill(0, 4_096, 8_192);
  circle.writeUInt8(5, 4_096);
  circle.writeUInt16BE(1, 4_096 + 3);
  circle.writeUInt16BE(4_080, 4_096 + 5);
  circle.writeUInt32BE(2, 4_096 + 8);
  circle.writeUInt16BE(4_080, 4_096 + 12);
  circle.writeUInt32BE(2, 4_096 + 4_080);
  await expect(at.take(circle)).rejects.toMatchObject({ message: expect.stringMatching(/damaged/) });
  const endless = await kumaBytes(
    {},
    'drop table monitor; create view monitor as with recursive n(id) as (select 1 union all select id + 1 from n) select id from n',
  );
  await expect(at.take(endless)).rejects.toMatchObject({ status: 400 });
  expect(await at.count()).toBe(0);
});

const shared = ['kuma-1.23.db', 'kuma-2.5.db']
  .map((name) => `../shared/data/pulse/${name}`)
  .filter((path) => existsSync(path));

test.runIf(shared.length > 0)('real databases: every monitor is told of, and none is dropped', async () => {
  for (const path of shared) {
    await using at = await openImport();
    const { items } = await at.take(readFileSync(path));
    const monitors = items.filter(({ what }) => what === 'monitor');
    const taken = monitors.filter(({ outcome }) => outcome !== 'not-taken');
    expect(monitors.length).toBe(path.includes('1.23') ? 30 : 18);
    expect(await at.count()).toBe(taken.length);
    for (const item of items)
      if (item.outcome !== 'taken') expect(item.notes.length, item.name).toBeGreaterThan(0);
  }
});
