import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesEndpoints } from '#contracts/containers/files.ts';
import type { Download, UploadBody } from '#contracts/transfer.ts';
import { readTar } from '#library/layers/read-tar.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { requireEngine } from './engines.ts';

const query = { path: '/', search: '', offset: 0, limit: 1000 };

async function bytesOf({ chunks }: Download): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(chunks));
}

function bodyOf(...parts: (string | Buffer)[]): UploadBody {
  async function* content(): AsyncGenerator<Uint8Array, void> {
    for (const part of parts) yield Buffer.from(part);
  }
  return { lengthBytes: undefined, [Symbol.asyncIterator]: content };
}

describe.skipIf(!requireEngine('docker'))('files on a real engine', () => {
  let lab: ContainersUnderTest;

  beforeAll(async () => {
    lab = await openContainersUnderTest();
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  const upload = { path: '/', replace: false } as const;

  async function list(params: { host: string; id: string }, path: string, changes = {}) {
    const listing = await lab.handlers.containerFiles(
      { params, query: { ...query, path, ...changes } },
      testCall(),
    );
    return filesEndpoints.containerFiles.result.parse(listing);
  }

  const hostile = `mkdir -p /t/dir /t/deep/er && cd /t && printf hello > plain && printf x > "$(printf 'a\\nb')" &&
    printf y > '<img src=x onerror=alert(1)>' && printf z > "$(printf '\\033[31mred')" && touch "$(printf 'bad\\377')" &&
    ln -s plain soft && ln -s loop loop && ln -s /t/dir abs && ln -s ../t/dir rel && ln -s /nowhere broken && mkfifo pipe &&
    touch "$(head -c 255 /dev/zero | tr '\\0' n)" && chmod 4755 plain && chown 12:34 dir && ln plain hard`;

  test('a folder is told the same whether its container runs or not', async () => {
    const { id, params } = await lab.make({ command: ['sh', '-c', `${hostile}; exec sleep 1000`] });
    await lab.seen(id, (row) => row?.state === 'running');
    await expect
      .poll(async () => (await list(params, '/t').catch(() => null))?.entries.length, { timeout: 10_000 })
      .toBe(15);
    const running = await list(params, '/t');
    expect(running.entries.find(({ name }) => name === 'plain')).toMatchObject({
      kind: 'file',
      sizeBytes: 5,
      mode: 0o4755,
      uid: 0,
    });
    expect(running.entries.find(({ name }) => name === 'dir')).toMatchObject({
      kind: 'folder',
      uid: 12,
      gid: 34,
    });
    expect(running.entries.find(({ name }) => name === 'loop')).toMatchObject({
      kind: 'link',
      linkTarget: 'loop',
    });
    expect(running.entries.find(({ isAddressable }) => !isAddressable)?.name).toBe('bad\ufffd');
    expect(running.entries.map(({ name }) => name)).toContain('a\nb');
    await lab.act(id, { action: 'kill', signal: 'SIGKILL' });
    await lab.seen(id, (row) => row?.state === 'exited');
    const stopped = await list(params, '/t');
    const shape = (listing: typeof running) =>
      listing.entries.map(({ name, kind, mode, uid, gid, linkTarget }) => ({
        name,
        kind,
        mode,
        uid,
        gid,
        linkTarget,
      }));
    expect(shape(stopped)).toEqual(shape(running));
  });

  test('links are followed to where they lead, and no further', async () => {
    const { id, params } = await lab.make({ command: ['sh', '-c', hostile] });
    await lab.seen(id, (row) => row?.state === 'exited');
    expect((await list(params, '/t/abs')).path).toBe('/t/dir');
    expect((await list(params, '/t/rel')).path).toBe('/t/dir');
    await expect(list(params, '/t/loop')).rejects.toMatchObject({
      status: 409,
      message: 'The link leads round in a circle.',
    });
    await expect(list(params, '/t/plain/below')).rejects.toMatchObject({ status: 404 });
    await expect(list(params, '/t/broken')).rejects.toMatchObject({ status: 404 });
    await expect(list(params, '/t/plain')).rejects.toMatchObject({ status: 409 });
    await expect(list(params, '/nope')).rejects.toMatchObject({ status: 404 });
    for (const path of ['relative', '/a/../b', '/./a', '/a\0b']) {
      expect(filesEndpoints.containerFiles.query.safeParse({ path }).success).toBe(false);
    }
  });

  test('a large folder is read whole and told in pages', async () => {
    const script = 'mkdir /many && cd /many && seq 1 20000 | xargs touch; exec sleep 1000';
    const { params } = await lab.make({ command: ['sh', '-c', script] });
    await expect
      .poll(async () => (await list(params, '/many').catch(() => null))?.total, { timeout: 30_000 })
      .toBe(20_000);
    const page = await list(params, '/many', { offset: 10, limit: 5 });
    expect(page.entries.map(({ name }) => name)).toEqual(['11', '12', '13', '14', '15']);
    const found = await list(params, '/many', { search: '1999' });
    expect(found.entries.map(({ name }) => name)).toEqual([
      '1999',
      '11999',
      ...Array.from({ length: 10 }, (_, n) => `1999${n}`),
    ]);
    expect(found).toMatchObject({ total: 12, isComplete: true });
  }, 60_000);

  test('a file comes as it is, a folder as an archive', async () => {
    const { id, params } = await lab.make({ command: ['sh', '-c', hostile] });
    await lab.seen(id, (row) => row?.state === 'exited');
    const fetch = async (path: string) =>
      await lab.handlers.downloadFromContainer({ params, query: { path } }, testCall());
    const file = await fetch('/t/soft');
    expect(file).toMatchObject({ fileName: 'plain', lengthBytes: 5 });
    expect((await bytesOf(file)).toString()).toBe('hello');
    const folder = await fetch('/t');
    expect(folder).toMatchObject({ fileName: 't.tar', contentType: 'application/x-tar' });
    const names: string[] = [];
    for await (const { name } of readTar(folder.chunks)) names.push(name);
    expect(names).toContain('t/a\nb');
    await expect(fetch('/t/pipe')).rejects.toMatchObject({ status: 409 });
    const preview = await lab.handlers.previewContainerFile(
      { params, query: { path: '/t/plain' } },
      testCall(),
    );
    expect(preview).toEqual({ sizeBytes: 5, text: 'hello', isCut: false });
    const binary = await lab.handlers.previewContainerFile(
      { params, query: { path: '/bin/busybox' } },
      testCall(),
    );
    expect(binary).toMatchObject({ text: null, isCut: true });
    const told = (await lab.kernel.published()).map(({ payload }) => payload['action']);
    expect(told).toContain('download in container');
  });

  test('an upload keeps owner and mode of what it replaces, and half of one changes nothing', async () => {
    const { id, params } = await lab.make({
      command: ['sh', '-c', `${hostile}; chown 7:8 plain; chmod 640 plain`],
    });
    await lab.seen(id, (row) => row?.state === 'exited');
    const put = async (content: UploadBody, changes = {}) =>
      await lab.handlers.uploadToContainer(
        {
          params,
          query: {
            ...upload,
            path: '/t',
            name: 'plain',
            mode: undefined,
            uid: undefined,
            gid: undefined,
            ...changes,
          },
        },
        testCall(),
        content,
      );
    const entry = async (path: string, name: string) =>
      (await list(params, path)).entries.find((one) => one.name === name);
    await expect(put(bodyOf('new'))).rejects.toMatchObject({ status: 409 });
    async function* breaking(): AsyncGenerator<Uint8Array, void> {
      yield Buffer.from('half');
      throw new Error('the client left');
    }
    const broken = { lengthBytes: 100, [Symbol.asyncIterator]: breaking };
    await expect(put(broken, { replace: true })).rejects.toThrow('the client left');
    expect(await entry('/t', 'plain')).toMatchObject({ sizeBytes: 5 });
    const large = randomBytes(6 * 1024 * 1024);
    expect(await put(bodyOf(large), { replace: true })).toEqual({
      path: '/t/plain',
      sizeBytes: large.length,
      replaced: true,
    });
    expect(await entry('/t', 'plain')).toMatchObject({
      sizeBytes: large.length,
      uid: 7,
      gid: 8,
      mode: 0o640,
    });
    const back = await lab.handlers.downloadFromContainer(
      { params, query: { path: '/t/plain' } },
      testCall(),
    );
    expect((await bytesOf(back)).equals(large)).toBe(true);
    await put(bodyOf('a'), { path: '/t/rel', name: 'año <b>', mode: '600' });
    expect(await entry('/t/dir', 'año <b>')).toMatchObject({ sizeBytes: 1, uid: 12, gid: 34, mode: 0o600 });
    await expect(put(bodyOf('a'), { name: 'deep', replace: true })).rejects.toMatchObject({ status: 409 });
    const made = await lab.handlers.makeContainerFolder(
      { params, body: { path: '/t/dir', name: 'new' } },
      testCall(),
    );
    expect(made).toEqual({ path: '/t/dir/new' });
    expect(await entry('/t/dir', 'new')).toMatchObject({ kind: 'folder', uid: 12, gid: 34 });
  });

  test('files need their own permission', async () => {
    const { params } = await lab.make({ command: ['true'] });
    const asViewer = testCall({ caller: viewer });
    await expect(lab.handlers.containerFiles({ params, query }, asViewer)).rejects.toMatchObject({
      status: 403,
    });
    await expect(
      lab.handlers.makeContainerFolder({ params, body: { path: '/', name: 'x' } }, asViewer),
    ).rejects.toMatchObject({ status: 403 });
  });
});
