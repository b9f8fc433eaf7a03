import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { containers } from '#contracts/containers.ts';
import { startFakeEngine } from '#library/docker/fake-engine.ts';
import { startContainers } from './start-containers.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { openTestKernel } from './test-containers.ts';

const nowhere = 'unix:///nonexistent/docker.sock';
const params = { host: 'local', id: 'a'.repeat(64) };

async function startAt(kernel: Awaited<ReturnType<typeof openTestKernel>>, address: string) {
  const tool = await startContainers(kernel, { hosts: [{ id: 'local', name: 'here', address }] });
  const state = async (wanted: string) =>
    await eventually(async () => {
      const [status] = await tool.handlers.hosts({}, testCall());
      return status?.state === wanted ? status : undefined;
    });
  return { tool, handlers: tool.handlers, state };
}

test('without Docker everything answers, and says what is missing', async () => {
  await using kernel = await openTestKernel();
  const { tool, handlers, state } = await startAt(kernel, nowhere);
  await using _ = tool;
  const status = await state('missing');
  expect(status.fixes).toHaveLength(3);
  expect(await handlers.list({ query: {} }, testCall())).toEqual({ hosts: [status], containers: [] });
  expect(await handlers.operations({ query: { limit: 5 } }, testCall())).toEqual([]);
  expect(await handlers.reconnect({ params: { host: 'local' } }, testCall())).toMatchObject({
    state: 'missing',
  });
  const refused = { status: 503, message: status.reason };
  const act = () => handlers.act({ params, query: { wait: false }, body: { action: 'start' } }, testCall());
  await expect(act()).rejects.toMatchObject(refused);
  await expect(handlers.details({ params }, testCall())).rejects.toMatchObject(refused);
  await expect(handlers.previewRemoval({ params }, testCall())).rejects.toMatchObject(refused);
  await expect(handlers.revealEnvironment({ params }, testCall())).rejects.toMatchObject(refused);
  const logs = handlers.logs({ params, query: { tail: 5, follow: true, sinceMs: undefined } }, testCall());
  await expect(Array.fromAsync(logs)).rejects.toMatchObject(refused);
  for await (const { data } of handlers.live({ query: { stats: true } }, testCall())) {
    expect(containers.endpoints.live.item.parse(data)).toMatchObject({ type: 'snapshot', containers: [] });
    break;
  }
});

test('a host nobody configured is not found', async () => {
  await using kernel = await openTestKernel();
  const { tool, handlers } = await startAt(kernel, nowhere);
  await using _ = tool;
  expect(() => handlers.reconnect({ params: { host: 'elsewhere' } }, testCall())).toThrow(/was not found/);
});

test('after a restart without Docker, the list is as last seen', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-known-'));
  await using engine = await startFakeEngine({ socketPath: join(folder, 'docker.sock') });
  engine.addContainer({ name: 'jellyfin' });
  {
    await using kernel = await openTestKernel({ folder });
    const { tool, state } = await startAt(kernel, `unix://${join(folder, 'docker.sock')}`);
    await using _ = tool;
    await state('live');
  }
  {
    await using kernel = await openTestKernel({ folder });
    const { tool, handlers } = await startAt(kernel, nowhere);
    await using _ = tool;
    const { containers: listed } = await handlers.list({ query: { state: 'running' } }, testCall());
    expect(listed.map(({ name }) => name)).toEqual(['jellyfin']);
  }
  await rm(folder, { recursive: true, force: true });
});

test('revealing is recorded, removing needs its own permission', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-reveal-'));
  await using engine = await startFakeEngine({ socketPath: join(folder, 'docker.sock') });
  const { id } = engine.addContainer({ name: 'web', config: { Env: ['PASSWORD=hunter2'] } });
  await using kernel = await openTestKernel();
  const { tool, handlers, state } = await startAt(kernel, `unix://${join(folder, 'docker.sock')}`);
  await using _ = tool;
  await state('live');
  const target = { params: { host: 'local', id } };
  expect(await handlers.revealEnvironment(target, testCall())).toEqual([
    { name: 'PASSWORD', value: 'hunter2' },
  ]);
  const records = await kernel.published();
  expect(records.at(-1)?.payload).toMatchObject({
    actorName: 'ana',
    action: 'reveal environment of container',
    target: 'web',
  });
  expect(JSON.stringify(records)).not.toContain('hunter2');
  const body = { action: 'remove', force: true, removeAnonymousVolumes: false } as const;
  const remove = handlers.act({ ...target, query: { wait: true }, body }, testCall({ caller: viewer }));
  await expect(remove).rejects.toMatchObject({ status: 403 });
  await rm(folder, { recursive: true, force: true });
});
