import { expect, test } from 'vitest';
import type { Caller, Grant } from '#contracts/access.ts';
import type { CheckReport } from '#contracts/pulse/check-report.ts';
import type { MonitorStatus } from '#contracts/pulse/monitor.ts';
import { monitorsEndpoints } from '#contracts/pulse/monitors.ts';
import { admin, testCall, viewer } from '#kernel/test-call.ts';
import { openTestKernel, type TestKernel } from '../test-pulse.ts';
import { monitorHandlers } from './monitor-handlers.ts';
import type { WantedMonitor } from './stored-monitor.ts';
import { draft, openTestMonitors, testKinds } from './test-monitors.ts';

const report: CheckReport = {
  atMs: 1,
  outcome: 'up',
  reason: null,
  latencyMs: 5,
  durationMs: 6,
  timings: {},
  addresses: [],
  address: null,
  certificate: null,
  conditions: [],
  evidence: [],
};

async function open(kernel: TestKernel, statuses: Readonly<Record<string, MonitorStatus>> = {}) {
  const monitors = await openTestMonitors(kernel);
  const checked: WantedMonitor[] = [];
  const handlers = monitorHandlers({
    kernel,
    kinds: testKinds,
    monitors,
    live: {
      watch: () => () => {},
      nowOf({ name }) {
        const status = statuses[name];
        return status && { status, sinceMs: 1, lastCheckAtMs: 2, latencyMs: 3, reason: null };
      },
    },
    checkOnce: async (monitor) => {
      checked.push(monitor);
      return report;
    },
  });
  const names = async (query: object, caller: Caller = admin) => {
    const rows = await handlers.monitors(
      { query: monitorsEndpoints.monitors.query.parse(query) },
      testCall({ caller }),
    );
    return rows.map(({ name }) => name);
  };
  return { monitors, handlers, checked, names };
}

const granted = (grant: Grant): Caller => ({ ...viewer, role: 'guest', grants: [grant] });

test('the list is filtered by what a person looks for', async () => {
  await using kernel = await openTestKernel();
  const { monitors, names } = await open(kernel, { a: 'down', b: 'up' });
  const parent = await monitors.create(draft({ name: 'a', tags: [{ name: 'room', value: 'hall' }] }), admin);
  await monitors.create(draft({ name: 'b', parentId: parent.id, labels: { host: 'nas' } }), admin);
  await monitors.create(draft({ name: 'c', settings: { host: 'attic.lan' } }), admin);
  expect(await names({})).toEqual(['a', 'b', 'c']);
  expect(await names({ status: ['down', 'unknown'] })).toEqual(['a', 'c']);
  expect(await names({ tag: ['room'] })).toEqual(['a']);
  expect(await names({ tag: ['room=attic'] })).toEqual([]);
  expect(await names({ host: 'nas' })).toEqual(['b']);
  expect(await names({ parent: parent.id })).toEqual(['b']);
  expect(await names({ search: 'Hall front' })).toEqual(['a']);
  expect(await names({ search: 'attic' })).toEqual(['c']);
});

test('whoever may see one stack sees its monitors and no others', async () => {
  await using kernel = await openTestKernel();
  const { monitors, handlers, names } = await open(kernel);
  const mine = await monitors.create(draft({ name: 'mine', labels: { host: 'nas', stack: 'media' } }), admin);
  const other = await monitors.create(draft({ name: 'other', labels: { host: 'nas' } }), admin);
  const caller = granted({ role: 'operator', scope: { stack: 'media' } });
  expect(await names({}, caller)).toEqual(['mine']);
  expect(() => handlers.monitor({ params: { id: other.id } }, testCall({ caller }))).toThrow('not found');
  const ids = [mine.id, other.id];
  expect(await handlers.pauseMonitors({ body: { ids } }, testCall({ caller }))).toEqual({
    changed: 1,
    refused: [{ id: other.id, name: other.id, reason: 'It was not found.', reasonEs: 'No se encontró.' }],
  });
  expect(monitors.get(other.id)?.state).toBe('active');
  const reader = granted({ role: 'viewer', scope: { stack: 'media' } });
  expect(await handlers.resumeMonitors({ body: { ids } }, testCall({ caller: reader }))).toMatchObject({
    changed: 0,
    refused: [{ name: 'mine', reason: expect.stringContaining('role') }, { id: other.id }],
  });
  await expect(
    handlers.checkNow({ params: { id: mine.id } }, testCall({ caller: reader })),
  ).rejects.toMatchObject({ code: 'forbidden' });
});

test('a secret is shown as being there', async () => {
  await using kernel = await openTestKernel();
  const { handlers } = await open(kernel);
  const settings = { host: 'a', password: 'open-sesame' };
  const created = await handlers.createMonitor({ body: draft({ settings }) }, testCall());
  expect(created.settings).toEqual({ host: 'a', port: 7, password: null });
  const { monitor, now } = await handlers.monitor({ params: { id: created.id } }, testCall());
  expect(JSON.stringify(monitor)).not.toContain('sesame');
  expect(now).toMatchObject({ status: 'unknown', lastCheckAtMs: null });
});

test('settings are tried before they are saved, with the secrets that are', async () => {
  await using kernel = await openTestKernel();
  const { handlers, monitors, checked } = await open(kernel);
  const settings = { host: 'a', password: 'open-sesame' };
  const { id } = await monitors.create(draft({ settings }), admin);
  const tried = draft({ settings: { host: 'b', password: null } });
  expect(await handlers.testMonitor({ body: { id, draft: tried } }, testCall())).toBe(report);
  expect(checked[0]?.settings).toEqual({ host: 'b', port: 7, password: 'open-sesame' });
  expect(monitors.get(id)?.settings['host']).toBe('a');
  const said = await kernel.published();
  expect(said.at(-1)).toMatchObject({ payload: { action: 'test monitor', outcome: 'succeeded' } });
  expect(JSON.stringify(said)).not.toContain('sesame');
  await handlers.checkNow({ params: { id } }, testCall());
  expect(checked[1]).toMatchObject({ name: 'front', settings: { host: 'a' } });
});

test('each kind comes with what its form is drawn from', async () => {
  await using kernel = await openTestKernel();
  const { handlers } = await open(kernel);
  const [kind] = await handlers.monitorKinds({}, testCall());
  expect(kind).toMatchObject({
    id: 'door',
    title: { en: 'Door', es: 'Puerta' },
    settings: { properties: { password: { secret: true } }, required: ['host'] },
    values: [{ name: 'STATUS' }],
  });
});
