import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LiveUpdates } from '#contracts/watcher/updates.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { fakeRegistry, type FakeRegistry } from '#library/registry/fake-registry.ts';
import { openTestWatcher, testSummary, type TestHost } from './test-watcher.ts';

const admin = testCall();

/** A container on `app:1` of a registry that has `app:1` as it runs. */
function hostOn(registry: FakeRegistry, wanted: Partial<TestHost> = {}) {
  const { manifest, config } = registry.image(
    'team/app',
    { 'org.opencontainers.image.version': '1.0.3' },
    '1.0',
  );
  const image = `${registry.host}/team/app:1.0`;
  const host: TestHost = {
    containers: [testSummary({ name: 'web', image, imageId: config })],
    images: [{ id: config, digests: [`${registry.host}/team/app@${manifest}`] }],
    state: 'live',
    ...wanted,
  };
  return host;
}

type Opened = Awaited<ReturnType<typeof openTestWatcher>>;

async function check({ handlers }: Opened, caller = admin) {
  await handlers.checkNow({ body: {} }, caller);
  return (await handlers.updates({ query: {} }, caller)).containers;
}

test('a container that runs what its registry has is up to date, and newer when a tag comes', async () => {
  await using registry = await fakeRegistry();
  const host = hostOn(registry);
  await using opened = await openTestWatcher(host);
  expect(await check(opened)).toMatchObject([{ name: 'web', verdict: { state: 'same' } }]);
  registry.image('team/app', { 'org.opencontainers.image.version': '1.1.0' }, '1.1');
  expect(await check(opened)).toMatchObject([
    {
      verdict: {
        state: 'newer',
        answer: { updates: [{ level: 'minor', to: { tag: '1.1', version: '1.1.0' }, hold: null }] },
      },
    },
  ]);
  const details = await opened.handlers.updateDetails({ params: { host: 'nas', name: 'web' } }, admin);
  expect(details).toMatchObject({ registry: registry.host, otherTags: [{ tag: '1.0' }], failed: [] });
});

test('what is found is told once, and settled when somebody skips it', async () => {
  await using registry = await fakeRegistry();
  await using opened = await openTestWatcher(hostOn(registry));
  registry.image('team/app', {}, '1.1');
  const names = async () => (await opened.kernel.published()).map(({ name }) => name);
  await eventually(async () => ((await names()).includes('watcher.update-found') ? true : undefined), 20_000);
  const params = { host: 'nas', name: 'web' };
  const skipped = await opened.handlers.skipUpdate({ params, body: { tag: '1.1' } }, admin);
  expect(skipped).toMatchObject({
    skipped: [{ tag: '1.1', by: 'ana' }],
    verdict: { answer: { updates: [{ hold: { id: 'skipped' } }] } },
  });
}, 30_000);

test('after a restart the answers are there, though the registry is gone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-watcher-test-'));
  try {
    const host = await (async () => {
      await using registry = await fakeRegistry();
      const described = hostOn(registry);
      registry.image('team/app', {}, '1.1');
      await using opened = await openTestWatcher(described, folder);
      await check(opened);
      return described;
    })();
    await using opened = await openTestWatcher(host, folder);
    const [before] = await eventually(async () => {
      const { containers } = await opened.handlers.updates({ query: {} }, admin);
      return containers.length > 0 ? containers : undefined;
    });
    expect(before?.verdict).toMatchObject({ state: 'newer' });
    const [after] = await check(opened);
    expect(after?.verdict).toMatchObject({
      state: 'unknown',
      reason: { id: 'refused' },
      answer: { state: 'newer', updates: [{ to: { tag: '1.1' } }] },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}, 30_000);

test('the live stream begins with everything and goes on with what changes', async () => {
  await using registry = await fakeRegistry();
  await using opened = await openTestWatcher(hostOn(registry));
  await check(opened);
  const stop = new AbortController();
  const items: LiveUpdates[] = [];
  const reading = (async () => {
    const stream = opened.handlers.liveUpdates({}, testCall({ signal: stop.signal }));
    for await (const { data } of stream) items.push(data);
  })();
  await eventually(() => items[0]);
  expect(items[0]).toMatchObject({ kind: 'all', containers: [{ name: 'web' }] });
  registry.image('team/app', {}, '1.1');
  await check(opened);
  await eventually(() => items.find(({ kind }) => kind === 'changed'));
  stop.abort();
  await reading;
  expect(items).toContainEqual(
    expect.objectContaining({
      kind: 'changed',
      containers: [expect.objectContaining({ verdict: expect.objectContaining({ state: 'newer' }) })],
    }),
  );
}, 30_000);

test('who may only look asks no registry, and sees rules and registries', async () => {
  await using registry = await fakeRegistry();
  await using opened = await openTestWatcher(hostOn(registry));
  await check(opened);
  const vic = testCall({ caller: viewer });
  await expect((async () => await opened.handlers.checkNow({ body: {} }, vic))()).rejects.toMatchObject({
    status: 403,
  });
  expect(await opened.handlers.registries({}, vic)).toMatchObject({
    states: [{ domain: registry.host, kind: 'any', images: 1, containers: 1, problem: null }],
  });
  const preview = await opened.handlers.previewPolicies({ body: {} }, vic);
  expect(preview).toMatchObject([{ name: 'web', happens: 'nothing' }]);
});

test('how often registries are asked is set and remembered', async () => {
  await using registry = await fakeRegistry();
  await using opened = await openTestWatcher(hostOn(registry));
  expect(await opened.handlers.watchSettings({}, admin)).toEqual({ checkEveryHours: 6 });
  await opened.handlers.saveWatchSettings({ body: { checkEveryHours: 24 } }, admin);
  expect(await opened.handlers.watchSettings({}, admin)).toEqual({ checkEveryHours: 24 });
  const [container] = await check(opened);
  const { status } = await opened.handlers.updates({ query: {} }, admin);
  expect(status.nextCheckAtMs).toBe((status.lastCheckAtMs ?? 0) + 24 * 3_600_000);
  expect(container?.verdict.checkedAtMs).not.toBeNull();
});
