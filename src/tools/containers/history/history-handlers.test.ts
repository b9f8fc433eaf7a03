import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { historyEndpoints } from '#contracts/containers/history.ts';
import { manualClock } from '#kernel/clock.ts';
import { fakeHost, type FakeHost } from '../fake-host.ts';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernel, type TestKernel } from '../test-containers.ts';
import { historyHandlers } from './history-handlers.ts';
import { insertHistory } from './history-store.ts';
import { packMinute } from './minute-row.ts';
import { perMetric, type UsageValues } from './usage-metrics.ts';
import { insertMinute } from './usage-store.ts';

const minuteMs = 60_000;
const nowMs = Date.UTC(2026, 10, 25, 10);
const clock = manualClock(nowMs);
const guest: Caller = {
  kind: 'user',
  userId: 'u9',
  name: 'gus',
  role: 'guest',
  grants: [{ role: 'viewer', scope: { label: 'tier=web' } }],
  sessionId: 's9',
};

let kernel: TestKernel;
let host: FakeHost;
let ids: Record<'web' | 'db' | 'gone', number>;
const handlers = () => historyHandlers({ hosts: [host], database: kernel.database, clock });

beforeEach(async () => {
  kernel = await openTestKernel();
  host = fakeHost();
  host.put({ id: 'web', labels: { tier: 'web' } });
  host.put({ id: 'db', networks: ['host'] });
  const add = async (name: string, labels: Record<string, string>, stack: string | null = 'shop') => {
    const about = { host: 'local', key: `name ${name}`, name, containerId: name, image: 'i', service: name };
    const history = { ...about, stack, labels, lastSeenMs: nowMs - 90 * minuteMs };
    return (await kernel.database.transaction((tx) => insertHistory(tx, history))).id;
  };
  ids = {
    web: await add('web', { tier: 'web' }),
    db: await add('db', {}),
    gone: await add('gone', {}, null),
  };
});
afterEach(async () => {
  await kernel[Symbol.asyncDispose]();
});

/** So many minutes up to now. */
async function measure(minutes: number, values: (name: keyof typeof ids, minute: number) => UsageValues) {
  for (let minute = 0; minute < minutes; minute++) {
    const atMs = nowMs - (minutes - minute) * minuteMs;
    const names = ['web', 'db', 'gone'] as const;
    const data = packMinute(new Map(names.map((name) => [ids[name], values(name, minute)] as const)));
    await insertMinute(kernel.database, { host: 'local', atMs, data });
  }
}

const full = (value: number) => perMetric(() => value * 4_096);
const withoutNetwork = (value: number): UsageValues => ({
  ...full(value),
  networkRxBytesPerSecond: null,
  networkTxBytesPerSecond: null,
});

test('the last hour is the default, minute by minute', async () => {
  await measure(10, (_, minute) => full(minute));
  const usage = await handlers().usage({ params: { host: 'local', id: 'web' }, query: {} }, testCall());
  expect(historyEndpoints.usage.result.parse(usage)).toMatchObject({ stepMs: minuteMs, steps: 60, gaps: [] });
  expect(usage.series.memoryBytes.avg.slice(-3)).toEqual([7 * 4_096, 8 * 4_096, 9 * 4_096]);
  expect(usage.series.memoryBytes.avg[0]).toBeNull();
});

test('says why a network has no traffic, at once; and that a host is silent, after a few minutes', async () => {
  const gapsOf = async (id: string) =>
    (await handlers().usage({ params: { host: 'local', id }, query: {} }, testCall())).gaps;
  await measure(2, () => withoutNetwork(1));
  expect(await gapsOf('db')).toEqual([
    { metric: 'networkRxBytesPerSecond', reason: 'host-network' },
    { metric: 'networkTxBytesPerSecond', reason: 'host-network' },
  ]);
  expect(await gapsOf('web')).toEqual([]);
  await measure(5, () => withoutNetwork(1));
  expect((await gapsOf('web')).map(({ reason }) => reason)).toEqual(['not-told', 'not-told']);
});

test('compares all, those that are gone too, and leaves out who did not run', async () => {
  await measure(4, (name, minute) => (name === 'db' ? perMetric(() => null) : full(minute)));
  const rows = await handlers().compareUsage({ query: {} }, testCall());
  expect(historyEndpoints.compareUsage.result.parse(rows)).toMatchObject([
    { name: 'gone', isGone: true, lastSeenMs: nowMs - 90 * minuteMs },
    { name: 'web', isGone: false, lastSeenMs: nowMs, usage: { memoryBytes: { avg: 6_144, max: 12_288 } } },
  ]);
});

test('a stack is one line for each of its containers', async () => {
  await measure(4, () => full(2));
  const params = { host: 'local', stack: 'shop' };
  const usage = await handlers().stackUsage({ params, query: {} }, testCall());
  expect(historyEndpoints.stackUsage.result.parse(usage).containers.map(({ name }) => name)).toEqual([
    'db',
    'web',
  ]);
  expect(usage.containers[0]?.series.memoryBytes.at(-1)).toBe(8_192);
});

test('who may see one container sees that one only', async () => {
  await measure(4, () => full(2));
  const call = testCall({ caller: guest });
  expect((await handlers().histories({ query: {} }, call)).map(({ name }) => name)).toEqual(['web']);
  expect(await handlers().compareUsage({ query: {} }, call)).toHaveLength(1);
  const stack = { params: { host: 'local', stack: 'shop' }, query: {} };
  expect((await handlers().stackUsage(stack, call)).containers.map(({ name }) => name)).toEqual(['web']);
  for (const id of ['db', 'gone', 'never']) {
    const asked = handlers().usage({ params: { host: 'local', id }, query: {} }, call);
    await expect(asked).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('The container'),
    });
  }
});

test('a time that ends before it begins is refused', async () => {
  const query = { fromMs: nowMs, toMs: nowMs - 1 };
  const asked = handlers().usage({ params: { host: 'local', id: 'web' }, query }, testCall());
  await expect(asked).rejects.toMatchObject({ code: 'invalid' });
});
