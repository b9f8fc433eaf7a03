import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import type { VolumeSummary } from '#contracts/containers/volumes.ts';
import { fakeHost } from '../fake-host.ts';
import { openOperations } from '../operations.ts';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernel } from '../test-containers.ts';
import type { HostVolumes } from './host-volumes.ts';
import { startVolumes } from './start-volumes.ts';
import { volumeRemovalPreview } from './volume-removal.ts';

function volume(name: string, stack: string | null, users: readonly string[] = []): VolumeSummary {
  const usedBy = users.map((id) => ({ id, name: id, running: true, path: '/data', readOnly: false }));
  return {
    host: 'local',
    name,
    driver: 'local',
    mountpoint: `/volumes/${name}`,
    createdAtMs: 0,
    labels: {},
    options: {},
    stack,
    isAnonymous: false,
    usedBy,
    sizeBytes: null,
  };
}

function fakeVolumes(all: readonly VolumeSummary[], removed: string[]): HostVolumes {
  return {
    list: () => Promise.resolve([...all]),
    measuredAtMs: () => 5,
    measure: () => Promise.resolve({ atMs: 5 }),
    assertCreatable: () => Promise.resolve(),
    create: () => Promise.resolve({ done: true }),
    previewRemoval: (choice) => Promise.resolve(volumeRemovalPreview(all, choice)),
    remove(name) {
      removed.push(name);
      return Promise.resolve(name === 'taken' ? { kept: 'a container took it meanwhile.' } : { done: true });
    },
  };
}

const mediaOnly: Caller = {
  kind: 'user',
  userId: 'u3',
  name: 'max',
  role: 'guest',
  grants: [{ role: 'operator', scope: { stack: 'media' } }],
  sessionId: 's3',
};
const params = { host: 'local' };

async function start(all: readonly VolumeSummary[]) {
  const kernel = await openTestKernel();
  const removed: string[] = [];
  const host = fakeHost('local', { volumes: fakeVolumes(all, removed) });
  host.put({
    id: 'jellyfin',
    stack: { name: 'media', service: 'jellyfin', workingDirectory: null, configFiles: [] },
  });
  host.put({ id: 'secret' });
  const operations = await openOperations({ ...kernel, hosts: [host] });
  const { handlers } = await startVolumes({ ...kernel, hosts: [host], operations });
  return {
    handlers,
    removed,
    async [Symbol.asyncDispose]() {
      await operations[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}

test('who may see a part of the lab sees its volumes, and of their users only those', async () => {
  await using lab = await start([
    volume('films', 'media', ['jellyfin', 'secret']),
    volume('ledger', 'office'),
  ]);
  const asMax = testCall({ caller: mediaOnly });
  const { volumes } = await lab.handlers.volumes({ query: {} }, asMax);
  expect(volumes.map(({ name, usedBy }) => [name, usedBy.map((user) => user.name)])).toEqual([
    ['films', ['jellyfin']],
  ]);
  const preview = await lab.handlers.previewVolumeRemoval({ params, body: { which: 'unused' } }, asMax);
  expect(JSON.stringify(preview)).not.toContain('ledger');
  const query = { wait: true };
  const remove = lab.handlers.removeVolumes({ params, query, body: { volumes: ['ledger'] } }, asMax);
  await expect(remove).rejects.toMatchObject({ status: 404 });
  expect(lab.removed).toEqual([]);
});

test('of several, one that is kept is said and the others go; each with its audit record', async () => {
  await using lab = await start([volume('old', null), volume('taken', null)]);
  const query = { wait: true };
  const ended = await lab.handlers.removeVolumes(
    { params, query, body: { volumes: ['taken', 'old'] } },
    testCall(),
  );
  expect(ended).toMatchObject({ state: 'succeeded', targetName: 'taken and 1 more' });
  expect(ended.steps.map(({ detail }) => detail)).toEqual([
    'Kept: a container took it meanwhile.',
    undefined,
  ]);
  const alone = await lab.handlers.removeVolumes({ params, query, body: { volumes: ['taken'] } }, testCall());
  expect(alone).toMatchObject({
    state: 'failed',
    error: { message: 'Nothing was removed: a container took it meanwhile.' },
  });
});
