import { expect, test } from 'vitest';
import { MonitorDraft } from '#contracts/pulse/monitor.ts';
import type { RawRequest } from '#contracts/transfer.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import { startPulse } from '../start-pulse.ts';
import { openTestKernel, type TestKernel } from '../test-pulse.ts';
import { pingsPerMinute } from './ping-limit.ts';

const open = (kernel: TestKernel) =>
  startPulse(kernel, {
    docker: undefined,
    isInContainer: false,
    listContainers: async () => ({ hosts: [], containers: [] }),
  });

const call = testCall();

function request(method = 'GET', body = ''): RawRequest {
  const header = (name: string) => (name === 'user-agent' ? 'curl/8.5' : undefined);
  return { method, header, body: new TextEncoder().encode(body) };
}

/** A monitor for a job, and what the job does. */
async function openJob(settings: Record<string, unknown> = {}) {
  const kernel = await openTestKernel();
  const pulse = await open(kernel);
  const { handlers } = pulse;
  const draft = MonitorDraft.parse({ name: 'backup', kind: 'push', settings, intervalMs: 1_000 });
  const { id } = await handlers.createMonitor({ body: draft }, call);
  const { path } = await handlers.pingAddress({ params: { id } }, call);
  const token = path.split('/').at(-1) ?? '';
  return {
    id,
    token,
    handlers,
    kernel,
    say: (action: string, sent = request(), rid?: string) =>
      action === ''
        ? handlers.ping({ params: { token }, query: { rid } }, call, sent)
        : handlers.pingAs({ params: { token, action }, query: { rid } }, call, sent),
    now: () => handlers.pushNow({ params: { id } }, call),
    status: async () => (await handlers.monitor({ params: { id } }, call)).now,
    async [Symbol.asyncDispose]() {
      await pulse[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}

const waitMs = 10_000;

test('a job that reports is up, one that says that it failed is down at once', async () => {
  await using job = await openJob();
  expect((await job.status()).status).toBe('unknown');
  expect(await job.now()).toMatchObject({ status: 'new', lastPingMs: null, expectedAtMs: null });
  expect(await job.say('')).toMatchObject({ status: 200, body: 'OK' });
  await eventually(async () => (await job.status()).status === 'up' || undefined, waitMs);
  await job.say('3', request('POST', 'disk full'));
  const failed = await eventually(async () => {
    const now = await job.status();
    return now.status === 'down' ? now : undefined;
  }, waitMs);
  expect(failed.reason).toBe('job-failed');
  const { pings, status } = await job.now();
  expect(status).toBe('down');
  expect(pings).toMatchObject([
    { counted: 'fail', exitStatus: 3, method: 'POST', userAgent: 'curl/8.5', hasBody: true },
    { counted: 'success', method: 'GET', hasBody: false },
  ]);
  const body = await job.handlers.pingBody({ params: { id: job.id, ping: pings[0]?.id ?? 0 } }, call);
  expect(body).toEqual({ body: 'disk full' });
});

test('a job that reports nothing in time is late, and then down', async () => {
  await using job = await openJob({ graceSeconds: 1 });
  await job.say('start');
  await job.say('');
  await job.say('start');
  const down = await eventually(async () => {
    const now = await job.status();
    return now.status === 'down' ? now : undefined;
  }, waitMs);
  expect(down.reason).toBe('job-overran');
  await job.say('');
  await eventually(async () => (await job.status()).status === 'up' || undefined, waitMs);
});

test('how long a run took is known when its end says whose it is', async () => {
  await using job = await openJob();
  const rid = '5fbbb5c9-6dc5-4d33-9a3c-6b4a1e3c4a01';
  await job.say('start', request(), rid);
  expect(await job.now()).toMatchObject({ isRunning: true, status: 'new' });
  await job.say('', request(), rid.toUpperCase());
  const { isRunning, lastDurationMs, expectedAtMs, lastPingMs } = await job.now();
  expect(isRunning).toBe(false);
  expect(lastDurationMs).toBeGreaterThanOrEqual(0);
  expect(expectedAtMs).toBe((lastPingMs ?? 0) + 86_400_000);
});

test('a report resumes a paused monitor, unless a person wants to do that', async () => {
  await using job = await openJob();
  await job.say('');
  await job.handlers.pauseMonitors({ body: { ids: [job.id] } }, call);
  await job.say('log');
  expect((await job.now()).status).toBe('paused');
  await job.say('');
  expect((await job.now()).status).toBe('up');
  await using stubborn = await openJob({ needsManualResume: true });
  await stubborn.handlers.pauseMonitors({ body: { ids: [stubborn.id] } }, call);
  await stubborn.say('');
  expect(await stubborn.now()).toMatchObject({ status: 'paused', pings: [{ ignored: 'paused' }] });
});

test('after a pause nothing is late before the job has reported again', async () => {
  await using job = await openJob();
  await job.say('fail');
  await job.handlers.pauseMonitors({ body: { ids: [job.id] } }, call);
  await eventually(async () => {
    await job.handlers.resumeMonitors({ body: { ids: [job.id] } }, call);
    const { status } = await job.now();
    await job.handlers.pauseMonitors({ body: { ids: [job.id] } }, call);
    return status === 'new' || undefined;
  }, waitMs);
});

test('what makes no sense is refused in words', async () => {
  await using job = await openJob();
  await expect(job.say('256')).rejects.toMatchObject({ status: 400 });
  await expect(job.say('done')).rejects.toMatchObject({ status: 400 });
  await expect(job.say('', request(), 'run-1')).rejects.toMatchObject({ status: 400 });
  expect((await job.now()).pings).toEqual([]);
});

test('a new address takes the place of the old one, and only it is kept from others', async () => {
  await using job = await openJob();
  const again = await job.handlers.pingAddress({ params: { id: job.id } }, call);
  expect(again.path).toBe(`/api/pulse/ping/${job.token}`);
  const { path } = await job.handlers.renewPingAddress({ params: { id: job.id } }, call);
  expect(path).not.toContain(job.token);
  await expect(job.say('')).rejects.toMatchObject({ status: 404 });
  const rows = await job.kernel.database.query.selectFrom('push_jobs').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(path.split('/').at(-1));
});

test('of a long body its end is kept, of many reports the newest hundred', async () => {
  await using job = await openJob();
  await job.say('log', request('POST', `${'x'.repeat(20_000)}the end`));
  const [ping] = (await job.now()).pings;
  const { body } = await job.handlers.pingBody({ params: { id: job.id, ping: ping?.id ?? 0 } }, call);
  expect(body).toHaveLength(10_000);
  expect(body.endsWith('the end')).toBe(true);
  for (let at = 0; at < 105; at++) await job.say('log');
  expect((await job.now()).pings).toHaveLength(100);
});

test('a loop is told to wait', async () => {
  await using job = await openJob();
  const all = Array.from({ length: pingsPerMinute + 1 }, async () => job.say('log'));
  const refused = (await Promise.allSettled(all)).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(1);
});

test('a monitor that is removed takes its address and reports along', async () => {
  await using job = await openJob();
  await job.say('');
  await job.handlers.removeMonitor({ params: { id: job.id } }, call);
  await expect(job.say('')).rejects.toMatchObject({ status: 404 });
  await eventually(async () => {
    const rows = await job.kernel.database.query.selectFrom('push_pings').selectAll().execute();
    return rows.length === 0 || undefined;
  }, waitMs);
});
