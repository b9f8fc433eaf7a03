import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watcher } from '#contracts/watcher/contract.ts';
import { decideEntry } from '#kernel/access/decide.ts';
import { manualClock } from '#kernel/clock.ts';
import { admin, testCall } from '#kernel/test-call.ts';
import { openTestKernelOf, type TestKernel } from '#kernel/test-kernel.ts';
import { fakeRegistry } from '#library/registry/fake-registry.ts';
import { registries } from '../migrations/0003-registries.ts';
import type { WatcherSchema } from '../watcher-schema.ts';
import { openRegistries } from '../reach/open-registries.ts';
import { openRegistrySettings } from './open-registry-settings.ts';
import { registryHandlers } from './registry-handlers.ts';
import type { RegistryKnowledge } from './registry-states.ts';

const nothing: RegistryKnowledge = {
  domains: () => [],
  loginOf: () => 'none',
  quotaOf: () => null,
  paceOf: () => undefined,
  loginProblem: () => null,
};

function openKernel(folder?: string): Promise<TestKernel<WatcherSchema>> {
  const migrations = { '0003-registries': registries };
  return openTestKernelOf<WatcherSchema>('watcher', migrations, {
    clock: manualClock(),
    ...(folder !== undefined && { folder }),
  });
}

async function open(kernel: TestKernel<WatcherSchema>) {
  const settings = await openRegistrySettings({ kernel });
  const handlers = registryHandlers({
    ...nothing,
    kernel,
    settings,
    dockerConfig: () => undefined,
    registries: () =>
      openRegistries({ configured: settings.configured(), paces: new Map(), clock: manualClock() }),
  });
  return { settings, handlers };
}

const ann = { username: 'ann', password: 'p4ssw0rd' };
const call = testCall();

test('what is set is usable, shown without its secrets, and audited without them', async () => {
  await using kernel = await openKernel();
  const { settings, handlers } = await open(kernel);
  let changes = 0;
  settings.watch(() => (changes += 1));
  const added = await handlers.addRegistry({ body: { kind: 'docker-hub', settings: ann } }, call);
  expect(added).toMatchObject({ kind: 'docker-hub', domains: ['docker.io'], updatedBy: 'ana' });
  expect(added.settings).toEqual({ username: 'ann', password: null });
  expect(settings.configured()).toEqual([{ kind: 'docker-hub', settings: ann }]);
  expect(changes).toBe(1);
  expect((await handlers.registries({}, call)).configured).toEqual([added]);
  const [audited] = await kernel.published();
  expect(audited?.payload).toMatchObject({ action: 'add registry', target: 'docker.io' });
  expect(JSON.stringify(audited)).not.toContain('p4ssw0rd');
  const rows = await kernel.database.transaction((tx) => tx.selectFrom('registries').selectAll().execute());
  expect(JSON.stringify(rows)).not.toMatch(/p4ssw0rd|ann/);
});

test('another tool is told how a registry is reached, with its login, and nobody else', async () => {
  await using kernel = await openKernel();
  const { handlers } = await open(kernel);
  const settings = { domain: 'registry.lan:5000', ...ann, isPlain: true };
  await handlers.addRegistry({ body: { kind: 'any', settings } }, call);
  const tool = testCall({ caller: { kind: 'tool', tool: 'security' } });
  const wayTo = (domain: string) => handlers.registryWay({ body: { domain, path: 'app' } }, tool);
  const { registryWay } = watcher.endpoints;
  expect(registryWay.result.parse(await wayTo('registry.lan:5000'))).toEqual({
    kind: 'known',
    host: 'registry.lan:5000',
    limits: { perSecond: 20, burst: 100 },
    spareQuota: 0,
    isPlain: true,
    ca: null,
    credentials: { kind: 'password', ...ann },
  });
  expect(await wayTo('docker.io')).toMatchObject({ host: 'registry-1.docker.io', credentials: null });
  expect(decideEntry(admin, registryWay)).toBe('forbidden');
  const asPerson = handlers.registryWay({ body: { domain: 'registry.lan:5000', path: 'app' } }, call);
  await expect(asPerson).rejects.toMatchObject({ code: 'forbidden' });
});

test('a secret that is not written again stays, and an empty one goes', async () => {
  await using kernel = await openKernel();
  const { settings, handlers } = await open(kernel);
  const { id } = await handlers.addRegistry({ body: { kind: 'quay', settings: ann } }, call);
  const change = (values: Record<string, unknown>) =>
    handlers.changeRegistry({ params: { id }, body: { kind: 'quay', settings: values } }, call);
  await change({ username: 'bob', password: null });
  expect(settings.configured()[0]?.settings).toEqual({ username: 'bob', password: 'p4ssw0rd' });
  await change({});
  expect(settings.configured()[0]?.settings).toEqual({});
  await handlers.removeRegistry({ params: { id } }, call);
  expect(settings.all()).toEqual([]);
  const actions = (await kernel.published()).map(({ payload }) => payload['action']);
  expect(actions).toEqual(['add registry', 'change registry', 'change registry', 'remove registry']);
  await expect(handlers.removeRegistry({ params: { id } }, call)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a registry is set once, and its password goes to no other one', async () => {
  await using kernel = await openKernel();
  const { settings, handlers } = await open(kernel);
  const body = { kind: 'any', settings: { domain: 'r.lan:5000', ...ann } };
  const { id } = await handlers.addRegistry({ body }, call);
  await expect(handlers.addRegistry({ body: { ...body, kind: 'gitea' } }, call)).rejects.toMatchObject({
    code: 'conflict',
    message: 'There are settings for r.lan:5000 already. Change those.',
  });
  const elsewhere = { kind: 'any', settings: { domain: 'evil.lan', username: 'ann' } };
  await expect(handlers.changeRegistry({ params: { id }, body: elsewhere }, call)).rejects.toMatchObject({
    issues: [{ path: 'settings.password' }],
  });
  await expect(handlers.tryRegistry({ body: { ...elsewhere, id } }, call)).rejects.toMatchObject({
    issues: [{ path: 'settings.password' }],
  });
  expect(settings.all()).toMatchObject([{ domains: ['r.lan:5000'] }]);
});

test('after a restart everything is there; without the key it is asked for again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-registries-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  {
    await using kernel = await openKernel(folder);
    const { handlers } = await open(kernel);
    await handlers.addRegistry({ body: { kind: 'any', settings: { domain: 'r.lan', ...ann } } }, call);
    const again = await openRegistrySettings({ kernel });
    expect(again.configured()).toMatchObject([{ settings: { domain: 'r.lan', ...ann } }]);
  }
  // A test kernel makes a key of its own each time.
  await using kernel = await openKernel(folder);
  const { settings, handlers } = await open(kernel);
  expect(settings.all()).toMatchObject([{ domains: ['r.lan'], settings: {} }]);
  expect((await handlers.registries({}, call)).configured).toMatchObject([{ domains: ['r.lan'] }]);
  expect(kernel.complaints.join('')).toContain('cannot be read');
});

test('every kind is described as its form is drawn', async () => {
  await using kernel = await openKernel();
  const { handlers } = await open(kernel);
  const kinds = await handlers.registryKinds({}, call);
  expect(kinds.map(({ id }) => id)).toContain('any');
  const any = kinds.find(({ id }) => id === 'any');
  expect(any?.settings['properties']).toMatchObject({
    password: { secret: true },
    domain: { type: 'string' },
  });
  expect(watcher.endpoints.registryKinds.result.safeParse(kinds).success).toBe(true);
});

test('settings are tried before they are saved, with the password that is kept', async () => {
  await using fake = await fakeRegistry();
  const basic = `Basic ${Buffer.from('ann:p4ssw0rd').toString('base64')}`;
  fake.lock(basic, 'Basic realm="x"');
  fake.image('team/app', {}, '1');
  await using kernel = await openKernel();
  const { handlers } = await open(kernel);
  const domain = fake.host;
  const { id } = await handlers.addRegistry({ body: { kind: 'any', settings: { domain, ...ann } } }, call);
  const body = { id, kind: 'any', settings: { domain, username: 'ann' }, image: 'team/app:1' };
  const answer = await handlers.tryRegistry({ body }, call);
  expect(answer).toMatchObject({ isWorking: true, words: { en: expect.stringContaining('team/app:1') } });
  const wrong = { ...body, settings: { domain, username: 'bob' } };
  expect(await handlers.tryRegistry({ body: wrong }, call)).toMatchObject({
    isWorking: false,
    words: { en: expect.stringContaining('refuses this login') },
  });
});
