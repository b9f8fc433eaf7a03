import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Download, UploadBody } from '#contracts/transfer.ts';
import { createContainer, listContainers } from '#library/docker/containers.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { createVolume, removeVolume } from '#library/docker/volumes.ts';
import { readTar } from '#library/layers/read-tar.ts';
import { testCall } from '#kernel/test-call.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { testImage } from './docker-containers.ts';
import { dockerAddress, requireEngine } from './engines.ts';

const query = { path: '/', search: '', offset: 0, limit: 1000 };
const upload = { path: '/', replace: false } as const;

async function bytesOf({ chunks }: Download): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(chunks));
}

function bodyOf(text: string): UploadBody {
  async function* content(): AsyncGenerator<Uint8Array, void> {
    yield Buffer.from(text);
  }
  return { lengthBytes: undefined, [Symbol.asyncIterator]: content };
}

describe.skipIf(!requireEngine('docker'))('files of volumes on a real engine', () => {
  let lab: ContainersUnderTest;
  const volumes: string[] = [];

  beforeAll(async () => {
    lab = await openContainersUnderTest();
  });

  afterAll(async () => {
    // The containers that use them go first, and with them the connection.
    await lab[Symbol.asyncDispose]();
    await using engine = connectEngine(dockerAddress);
    for (const name of volumes) await removeVolume(engine, name, { force: true });
  });

  async function newVolume(): Promise<string> {
    const name = `nxfiles-${randomBytes(5).toString('hex')}`;
    await createVolume(lab.engine, { Name: name, Labels: { 'nexus.test': 'nxfiles' } });
    volumes.push(name);
    return name;
  }

  test.each(['used by nobody', 'used by a running container'])(
    'a volume %s is read and written',
    async (who) => {
      const volume = await newVolume();
      const isUsed = who.includes('running');
      if (isUsed) {
        const Mounts = [{ Type: 'volume' as const, Source: volume, Target: '/data' }];
        await lab.make({ command: ['sleep', '1000'], config: { HostConfig: { Mounts } } });
      }
      const params = { host: 'local', volume };
      const put = { ...upload, name: 'note.txt', mode: undefined, uid: undefined, gid: undefined };
      await lab.handlers.uploadToVolume({ params, query: put }, testCall(), bodyOf('remember'));
      await lab.handlers.makeVolumeFolder({ params, body: { path: '/', name: 'sub' } }, testCall());
      const { entries } = await lab.handlers.volumeFiles({ params, query }, testCall());
      expect(entries.map(({ name, kind }) => [name, kind])).toEqual([
        ['sub', 'folder'],
        ['note.txt', 'file'],
      ]);
      const file = await lab.handlers.downloadFromVolume(
        { params, query: { path: '/note.txt' } },
        testCall(),
      );
      expect((await bytesOf(file)).toString()).toBe('remember');
      const all = await lab.handlers.downloadFromVolume({ params, query: { path: '/' } }, testCall());
      expect(all.fileName).toBe(`${volume}.tar`);
      const names: string[] = [];
      for await (const { name } of readTar(all.chunks)) names.push(name);
      expect(names.toSorted()).toEqual(['./', './note.txt', './sub/']);
      expect(await windows(volume)).toEqual([]);
    },
  );

  async function windows(volume: string) {
    const filters = { volume: [volume], label: ['nexus.volume-window'] };
    return await listContainers(lab.engine, { all: true, filters });
  }

  test('no link leads out of a volume', async () => {
    const volume = await newVolume();
    const Mounts = [{ Type: 'volume' as const, Source: volume, Target: '/data' }];
    const script =
      'cd /data; ln -s /etc etc; ln -s /etc/passwd passwd; ln -s .. up; mkdir in; echo ok > in/file; ln -s in within';
    const { id } = await lab.make({ command: ['sh', '-c', script], config: { HostConfig: { Mounts } } });
    await lab.seen(id, (row) => row?.state === 'exited');
    const params = { host: 'local', volume };
    const fetch = async (path: string) =>
      await lab.handlers.previewVolumeFile({ params, query: { path } }, testCall());
    for (const path of ['/etc/passwd', '/passwd', '/up/etc/passwd']) {
      await expect(fetch(path)).rejects.toMatchObject({
        status: 409,
        message: expect.stringContaining('out of the volume'),
      });
    }
    expect(await fetch('/within/file')).toMatchObject({ text: 'ok\n' });
    const put = { ...upload, path: '/etc', name: 'x', mode: undefined, uid: undefined, gid: undefined };
    await expect(
      lab.handlers.uploadToVolume({ params, query: put }, testCall(), bodyOf('x')),
    ).rejects.toMatchObject({ status: 409 });
  });

  test('what an earlier process left is swept when the host is live', async () => {
    const volume = await newVolume();
    await createContainer(
      lab.engine,
      {
        Image: testImage,
        Labels: { 'nexus.volume-window': `${hostname()}/999999999/1`, 'nexus.test': 'nxfiles' },
        HostConfig: { Mounts: [{ Type: 'volume', Source: volume, Target: '/v' }] },
      },
      { name: `nexus-files-${randomBytes(4).toString('hex')}` },
    );
    await using another = await openContainersUnderTest();
    expect(another.handlers).toBeDefined();
    await expect.poll(() => windows(volume), { timeout: 10_000 }).toEqual([]);
  });
});
