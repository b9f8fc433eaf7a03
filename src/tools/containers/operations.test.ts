import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Operation } from '#contracts/containers/operation.ts';
import { beginAction } from './container-actions.ts';
import { fakeHost } from './fake-host.ts';
import type { OperationPlan } from './operation.ts';
import { openOperations } from './operations.ts';
import { admin, viewer } from '#kernel/test-call.ts';
import { openTestKernel } from './test-containers.ts';

const done = () => Promise.resolve({ done: true } as const);

function plan(options: Partial<OperationPlan> = {}): OperationPlan {
  return {
    kind: 'stop',
    host: 'local',
    targetId: 'a',
    targetName: 'jellyfin',
    command: 'docker stop jellyfin',
    caller: admin,
    steps: [{ title: 'Stop jellyfin', run: done }],
    ...options,
  };
}

async function audited(kernel: Awaited<ReturnType<typeof openTestKernel>>) {
  const events = await kernel.published();
  return events
    .filter(({ name }) => name === 'containers.audit-recorded')
    .map(
      ({ payload }) =>
        `${String(payload['actorName'])}: ${String(payload['action'])} ${String(payload['outcome'])}`,
    );
}

test('intent and audit are on disk before anything is done', async () => {
  await using kernel = await openTestKernel();
  await using operations = await openOperations(kernel);
  let seen: unknown;
  const run = async () => {
    seen = [await audited(kernel), (await operations.recent(1))[0]?.state];
    return { done: true } as const;
  };
  const { operation, ended } = await operations.begin(plan({ steps: [{ title: 'Stop jellyfin', run }] }));
  expect(operation).toMatchObject({ state: 'running', startedBy: 'ana' });
  expect(await ended).toMatchObject({ state: 'succeeded', steps: [{ state: 'done' }] });
  expect(seen).toEqual([['ana: ask to stop container succeeded'], 'running']);
  expect(await audited(kernel)).toEqual([
    'ana: ask to stop container succeeded',
    'ana: stop container succeeded',
  ]);
  expect((await operations.recent(5)).map((one) => Operation.parse(one))).toEqual([await ended]);
});

test('a refused step ends the operation in plain words, with the later steps untouched', async () => {
  await using kernel = await openTestKernel();
  await using operations = await openOperations(kernel);
  const refused = { done: false, message: 'It is paused.', engineText: 'is paused' } as const;
  const steps = [
    { title: 'Stop', run: () => Promise.resolve(refused) },
    { title: 'Remove', run: done },
  ];
  const { ended } = await operations.begin(plan({ steps }));
  expect(await ended).toMatchObject({
    state: 'failed',
    steps: [{ state: 'failed' }, { state: 'waiting' }],
    error: { message: 'It is paused.', engineText: 'is paused' },
  });
  expect(await audited(kernel)).toContain('ana: stop container failed');
});

test('a bug in a step is logged with an id and told by that id only', async () => {
  await using kernel = await openTestKernel();
  await using operations = await openOperations(kernel);
  const run = () => Promise.reject(new TypeError('secret detail'));
  const { ended } = await operations.begin(plan({ steps: [{ title: 'Stop', run }] }));
  const { error } = await ended;
  expect(error?.message).toMatch(/^Something went wrong \(error [\w-]+\)\.$/);
  expect(kernel.complaints.join()).toContain('secret detail');
});

test('work on one target takes turns, work on others does not wait', async () => {
  await using kernel = await openTestKernel();
  await using operations = await openOperations(kernel);
  const order: string[] = [];
  const gate = Promise.withResolvers<void>();
  const step = (name: string, wait?: Promise<void>) => ({
    title: name,
    run: async () => {
      order.push(`${name} begins`);
      await wait;
      order.push(`${name} ends`);
      return { done: true } as const;
    },
  });
  const first = await operations.begin(plan({ steps: [step('first', gate.promise)] }));
  const second = await operations.begin(plan({ steps: [step('second')] }));
  const other = await operations.begin(plan({ targetId: 'b', steps: [step('other')] }));
  await other.ended;
  gate.resolve();
  await Promise.all([first.ended, second.ended]);
  expect(order.filter((entry) => !entry.startsWith('other'))).toEqual([
    'first begins',
    'first ends',
    'second begins',
    'second ends',
  ]);
  expect(order.indexOf('other ends')).toBeLessThan(order.indexOf('first ends'));
});

test('too much waiting for one target is refused', async () => {
  await using kernel = await openTestKernel();
  await using operations = await openOperations(kernel);
  const gate = Promise.withResolvers<void>();
  const run = async () => {
    await gate.promise;
    return { done: true } as const;
  };
  const begun = await Promise.all(
    Array.from({ length: 8 }, () => operations.begin(plan({ steps: [{ title: 'Stop', run }] }))),
  );
  await expect(operations.begin(plan())).rejects.toMatchObject({ status: 429 });
  gate.resolve();
  await Promise.all(begun.map(({ ended }) => ended));
});

test('what was under way when NEXUS was killed is marked as interrupted at the next start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-operations-'));
  {
    await using kernel = await openTestKernel({ folder });
    const operations = await openOperations(kernel);
    await operations.begin(plan({ steps: [{ title: 'Stop', run: () => new Promise(() => {}) }] }));
  }
  {
    await using kernel = await openTestKernel({ folder });
    await using operations = await openOperations(kernel);
    const [operation] = await operations.recent(1);
    expect(operation).toMatchObject({ state: 'interrupted', endedAtMs: expect.any(Number) });
    expect(operation?.error?.message).toMatch(/See whether jellyfin is as you want it/);
  }
  await rm(folder, { recursive: true });
});

test('an action is refused before anything is recorded', async () => {
  await using kernel = await openTestKernel();
  await using operations = await openOperations(kernel);
  const host = fakeHost();
  host.put({ id: 'a', name: 'jellyfin' });
  const remove = { action: 'remove', force: false, removeAnonymousVolumes: false } as const;
  const begin = (action: Parameters<typeof beginAction>[3], id = 'a', caller = admin) =>
    beginAction(operations, host, id, action, caller);
  await expect(begin(remove, 'a', viewer)).rejects.toMatchObject({ status: 403 });
  await expect(begin(remove)).rejects.toMatchObject({ status: 409 });
  await expect(begin({ action: 'start' }, 'gone')).rejects.toMatchObject({ status: 404 });
  host.setStatus({ state: 'missing', reason: 'Docker is not running.' });
  await expect(begin({ action: 'start' })).rejects.toMatchObject({
    status: 503,
    message: 'Docker is not running.',
  });
  expect([await operations.recent(5), host.acted]).toEqual([[], []]);
});

test('a running container is stopped before it is removed with force', async () => {
  await using kernel = await openTestKernel();
  await using operations = await openOperations(kernel);
  const host = fakeHost();
  host.put({ id: 'a', name: 'jellyfin' });
  const action = { action: 'remove', force: true, removeAnonymousVolumes: false } as const;
  const { ended } = await beginAction(operations, host, 'a', action, admin);
  expect(await ended).toMatchObject({
    kind: 'remove',
    state: 'succeeded',
    command: 'docker stop jellyfin && docker rm --force jellyfin',
  });
  expect(host.acted).toEqual(['stop', 'remove']);
});
