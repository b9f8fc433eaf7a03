import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MonitorDraft, type MonitorStatus } from '#contracts/pulse/monitor.ts';
import { monitorsEndpoints } from '#contracts/pulse/monitors.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import { startPulse } from './start-pulse.ts';
import { openTestKernel, type TestKernel } from './test-pulse.ts';

/** A website that answers with this status until it is told another. */
async function startSite() {
  const site = { status: 200 };
  const server = createServer((_request, response) => response.writeHead(site.status).end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port ?? 0}/`,
    answerWith: (status: number) => void (site.status = status),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const open = (kernel: TestKernel) =>
  startPulse(kernel, {
    docker: undefined,
    isInContainer: false,
    listContainers: async () => ({ hosts: [], containers: [] }),
  });

const call = testCall();
const waitMs = 10_000;

const draftFor = (url: string) =>
  MonitorDraft.parse({
    name: 'site',
    kind: 'http',
    settings: { url },
    intervalMs: 1_000,
    failuresToConfirm: 1,
  });

test('a monitor is checked, goes down with a reason, comes back, and leaves nothing when it is removed', async () => {
  await using site = await startSite();
  await using kernel = await openTestKernel();
  await using pulse = await open(kernel);
  const { handlers } = pulse;
  const { id, number } = await handlers.createMonitor({ body: draftFor(site.url) }, call);
  const becomes = (wanted: MonitorStatus) =>
    eventually(async () => {
      const { now } = await handlers.monitor({ params: { id } }, call);
      return now.status === wanted || undefined;
    }, waitMs);
  await becomes('up');
  expect(await handlers.checkNow({ params: { id } }, call)).toMatchObject({
    outcome: 'up',
    address: '127.0.0.1',
  });
  site.answerWith(503);
  await becomes('down');
  const incident = await eventually(async () => {
    const [newest] = await handlers.incidents({ query: { limit: 10 } }, call);
    return newest;
  }, waitMs);
  expect(incident).toMatchObject({ monitorName: 'site', endedMs: null, reason: { id: 'status' } });
  site.answerWith(200);
  await becomes('up');
  const said = await eventually(async () => {
    const names = (await kernel.published()).map(({ name }) => name);
    return names.includes('pulse.monitor-recovered') ? names : undefined;
  }, waitMs);
  expect(said.filter((name) => /down|recovered/.test(name))).toEqual([
    'pulse.monitor-went-down',
    'pulse.monitor-recovered',
  ]);
  const query = monitorsEndpoints.monitors.query.parse({ status: ['up'] });
  expect(await handlers.monitors({ query }, call)).toMatchObject([{ id, number, status: 'up' }]);
  const [bar] = await handlers.recentHeartbeats({ query: { count: 100 } }, call);
  expect(bar?.states).toMatch(/^u+d+u+$/);
  const { day } = await handlers.uptime({ params: { id } }, call);
  expect(day.share).toBeGreaterThan(0);
  expect(day.share).toBeLessThan(1);
  await handlers.removeMonitor({ params: { id } }, call);
  await eventually(async () => {
    const left = await kernel.database.query.selectFrom('heartbeat_series').selectAll().execute();
    return left.length === 0 || undefined;
  }, waitMs);
});

test('how a monitor was is known at once after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-pulse-'));
  await using site = await startSite();
  const states = async ({ handlers }: Awaited<ReturnType<typeof open>>) => {
    const [bar] = await handlers.recentHeartbeats({ query: { count: 100 } }, call);
    return bar?.states ?? '';
  };
  let secrets;
  {
    await using kernel = await openTestKernel({ folder });
    ({ secrets } = kernel);
    await using pulse = await open(kernel);
    await pulse.handlers.createMonitor({ body: draftFor(site.url) }, call);
    await eventually(async () => (await states(pulse)).startsWith('uu') || undefined, waitMs);
  }
  await using kernel = await openTestKernel({ folder });
  await using pulse = await open({ ...kernel, secrets });
  expect(await states(pulse)).toMatch(/^uu/);
  await eventually(async () => {
    const query = monitorsEndpoints.monitors.query.parse({ status: ['up'] });
    return (await pulse.handlers.monitors({ query }, call)).length === 1 || undefined;
  }, 500);
  await rm(folder, { recursive: true });
});
