import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NewVolume } from '#contracts/containers/volumes.ts';
import { createVolume, removeVolume } from '#library/docker/volumes.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { requireEngine } from './engines.ts';

const params = { host: 'local' };

describe.skipIf(!requireEngine('docker'))('volumes on a real engine', () => {
  let lab: ContainersUnderTest;
  const names = new Set<string>();

  beforeAll(async () => {
    lab = await openContainersUnderTest();
  });

  afterAll(async () => {
    for (const name of names) await removeVolume(lab.engine, name, { force: true }).catch(() => undefined);
    await lab[Symbol.asyncDispose]();
  });

  function newName(): string {
    const name = `nxvol-${randomBytes(4).toString('hex')}`;
    names.add(name);
    return name;
  }

  async function create(changes: object = {}) {
    const body = NewVolume.parse({ name: newName(), labels: { 'nexus.test': 'nxvol' }, ...changes });
    const operation = await lab.handlers.createVolume({ params, body }, testCall());
    expect(operation).toMatchObject({ state: 'succeeded', error: null });
    return body.name;
  }

  async function find(name: string) {
    const { volumes } = await lab.handlers.volumes({ query: {} }, testCall());
    return volumes.find((volume) => volume.name === name);
  }

  async function remove(...chosen: string[]) {
    const body = { volumes: chosen };
    return await lab.handlers.removeVolumes({ params, query: { wait: true }, body }, testCall());
  }

  test('a volume is listed with who uses it, and stays while anyone does', async () => {
    const volume = await create();
    const Mounts = [{ Type: 'volume' as const, Source: volume, Target: '/data', ReadOnly: true }];
    const { id, name } = await lab.make({
      command: ['true'],
      config: { HostConfig: { Mounts } },
      isStarted: false,
    });
    expect(await find(volume)).toMatchObject({
      driver: 'local',
      isAnonymous: false,
      stack: null,
      labels: { 'nexus.test': 'nxvol' },
      usedBy: [{ id, name, running: false, path: '/data', readOnly: true }],
    });
    expect(await remove(volume)).toMatchObject({
      state: 'failed',
      error: { message: expect.stringContaining(`${name} (stopped)`) },
    });
    await lab.act(id, { action: 'remove', force: false, removeAnonymousVolumes: false });
    expect(await remove(volume)).toMatchObject({ state: 'succeeded', command: `docker volume rm ${volume}` });
    expect(await find(volume)).toBeUndefined();
  });

  test('a name that is taken is refused instead of handing out what is there', async () => {
    const volume = await create();
    const again = lab.handlers.createVolume({ params, body: NewVolume.parse({ name: volume }) }, testCall());
    await expect(again).rejects.toMatchObject({ status: 400, issues: [{ path: 'name' }] });
    await remove(volume);
  });

  test('cleaning takes no volume that nobody named; one that is listed goes', async () => {
    const named = await create();
    const { Name: anonymous } = await createVolume(lab.engine, { Labels: { 'nexus.test': 'nxvol' } });
    names.add(anonymous);
    const ask = async (which: 'unused' | string[]) =>
      await lab.handlers.previewVolumeRemoval({ params, body: { which } }, testCall());
    const unused = await ask('unused');
    expect(unused.removes.map(({ name }) => name)).toContain(named);
    expect(unused.removes.map(({ name }) => name)).not.toContain(anonymous);
    expect(unused.keeps.find(({ name }) => name === anonymous)?.reason).toContain('nobody named it');
    const listed = await ask([anonymous]);
    expect(listed.removes).toMatchObject([{ name: anonymous, isAnonymous: true }]);
    expect(await remove(named, anonymous)).toMatchObject({ state: 'succeeded' });
    expect(await find(anonymous)).toBeUndefined();
  });

  test('sizes are measured on demand, and say when', async () => {
    const volume = await create();
    const Mounts = [{ Type: 'volume' as const, Source: volume, Target: '/data' }];
    const fill = {
      command: ['dd', 'if=/dev/zero', 'of=/data/x', 'bs=1024', 'count=300'],
      config: { HostConfig: { Mounts } },
    };
    const { id } = await lab.make(fill);
    await lab.seen(id, (row) => row?.state === 'exited');
    const [first, second] = await Promise.all([
      lab.handlers.measureVolumes({ params }, testCall()),
      lab.handlers.measureVolumes({ params }, testCall()),
    ]);
    expect(first).toEqual(second);
    const { measured } = await lab.handlers.volumes({ query: {} }, testCall());
    expect(measured).toEqual([{ host: 'local', atMs: first.atMs }]);
    expect((await find(volume))?.sizeBytes).toBe(300 * 1024);
    await lab.act(id, { action: 'remove', force: false, removeAnonymousVolumes: false });
    await remove(volume);
  });

  test('passwords among the options are not told', async () => {
    const options = {
      type: 'cifs',
      device: '//nas.invalid/share',
      o: 'username=ana,password=hunter2,vers=3',
    };
    const volume = await create({ options });
    const shown = await find(volume);
    expect(shown?.options['o']).toBe('username=ana,password=•••,vers=3');
    const told = JSON.stringify([
      await lab.kernel.published(),
      await lab.handlers.operations({ query: { limit: 9 } }, testCall()),
    ]);
    expect(told).not.toContain('hunter2');
    await remove(volume);
  });

  test('only who may do it creates and removes', async () => {
    const volume = await create();
    const asViewer = testCall({ caller: viewer });
    const query = { wait: true };
    const body = { volumes: [volume] };
    await expect(lab.handlers.removeVolumes({ params, query, body }, asViewer)).rejects.toMatchObject({
      status: 403,
    });
    const fresh = NewVolume.parse({ name: newName() });
    await expect(lab.handlers.createVolume({ params, body: fresh }, asViewer)).rejects.toMatchObject({
      status: 403,
    });
    await remove(volume);
  });
});
