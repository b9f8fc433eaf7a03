import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectImage, listImages, removeImage, tagImage } from '#library/docker/images.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { testImage } from './docker-containers.ts';
import { requireEngine } from './engines.ts';
import { registryOf, type TestRegistry } from './test-registry.ts';

const params = { host: 'local' };
const wait = { wait: true };

describe.skipIf(!requireEngine('docker'))('images on a real engine', () => {
  let lab: ContainersUnderTest;
  const tags = new Set<string>();

  beforeAll(async () => {
    lab = await openContainersUnderTest();
  });

  afterAll(async () => {
    for (const tag of tags) await removeImage(lab.engine, tag).catch(() => undefined);
    await lab[Symbol.asyncDispose]();
  });

  /** An image of its own: as the test image, with a further layer. */
  async function build(layer: string): Promise<string> {
    const tag = `nximages-${randomBytes(5).toString('hex')}:one`;
    const { id } = await lab.make({ command: ['sh', '-c', `echo ${layer} > /layer`] });
    await lab.seen(id, (row) => row?.state === 'exited');
    const [repo, version] = tag.split(':');
    await lab.engine.json({ method: 'POST', path: '/commit', query: { container: id, repo, tag: version } });
    tags.add(tag);
    return tag;
  }

  async function images() {
    return (await lab.handlers.images({ query: {} }, testCall())).images;
  }

  async function imageOf(tag: string) {
    const found = (await images()).find((image) => image.tags.includes(tag));
    if (!found) throw new Error(`${tag} is not listed.`);
    return found;
  }

  async function remove(...chosen: readonly { id: string; tags: readonly string[] }[]) {
    const body = { images: chosen.map(({ id, tags: own }) => ({ id, tags: [...own] })) };
    return await lab.handlers.removeImages({ params, query: wait, body }, testCall());
  }

  test('an image is listed with who uses it, and told layer by layer', async () => {
    const tag = await build('a');
    const { id, name } = await lab.make({ command: ['true'], isStarted: false });
    const base = await imageOf(testImage);
    expect(base.usedBy).toContainEqual({ id, name, running: false });
    const image = await imageOf(tag);
    expect(image).toMatchObject({ usedBy: [], isRollback: false });
    // With the containerd image store, one that was built here has a digest too.
    expect(image.digests.filter((digest) => !digest.startsWith(`${tag.split(':')[0]}@`))).toEqual([]);
    const details = await lab.handlers.imageDetails({ params: { ...params, image: image.id } }, testCall());
    expect(details.layers.length).toBeGreaterThan(1);
    expect(details.layers[0]).toMatchObject({ tags: [tag] });
    expect(details.layers[0]?.sizeBytes).toBeGreaterThan(0);
    const missing = lab.handlers.imageDetails({ params: { ...params, image: 'nximages-none' } }, testCall());
    await expect(missing).rejects.toMatchObject({ status: 404, message: 'The image was not found.' });
  });

  test('a preview names what goes, and what of its size is really freed', async () => {
    const tag = await build('b');
    const image = await imageOf(tag);
    const body = { which: [image.id], includeRollback: false };
    const preview = await lab.handlers.previewImageRemoval({ params, body }, testCall());
    expect(preview.removes).toMatchObject([{ id: image.id, tags: [tag], sizeBytes: image.sizeBytes }]);
    const [own] = preview.removes;
    // The layers of the test image stay: only the one on top goes.
    expect(own?.ownBytes).toBeGreaterThan(0);
    expect(own?.ownBytes).toBeLessThan((await imageOf(testImage)).sizeBytes / 10);
    expect(preview.freedBytes).toBe(own?.ownBytes);
    expect(preview.command).toBe(`docker rmi ${tag}`);
    const ended = await remove(image);
    expect(ended).toMatchObject({ state: 'succeeded', kind: 'remove', subject: 'image', targetName: tag });
    await expect(imageOf(tag)).rejects.toThrow();
  });

  test('images for going back are kept unless they are asked for', async () => {
    const tag = await build('c');
    const back = `nexus-rollback/nximages:${randomBytes(4).toString('hex')}`;
    const [repo = '', version = ''] = back.split(':');
    await tagImage(lab.engine, tag, repo, version);
    tags.add(back);
    await removeImage(lab.engine, tag);
    const image = await imageOf(back);
    expect(image.isRollback).toBe(true);
    const ask = async (includeRollback: boolean) =>
      await lab.handlers.previewImageRemoval(
        { params, body: { which: 'unused', includeRollback } },
        testCall(),
      );
    const kept = await ask(false);
    expect(kept.removes.map(({ id }) => id)).not.toContain(image.id);
    expect(kept.keeps.find(({ id }) => id === image.id)?.reason).toContain('go back');
    expect((await ask(true)).removes.find(({ id }) => id === image.id)).toMatchObject({ isRollback: true });
  });

  test('what is used, or named otherwise, by the time of removal stays and is said', async () => {
    const [used, renamed, plain] = [await build('d'), await build('e'), await build('f')];
    const chosen = await Promise.all([used, renamed, plain].map(imageOf));
    const { id } = await lab.make({ command: ['true'] });
    expect(id).toBeTruthy();
    const created = await lab.engine.json<{ Id: string }>({
      method: 'POST',
      path: '/containers/create',
      body: { Image: used, Labels: { 'nexus.test': 'nximages' } },
    });
    const another = `${renamed.split(':')[0]}:another`;
    await tagImage(lab.engine, renamed, renamed.split(':')[0] ?? '', 'another');
    tags.add(another);
    await lab.seen(created.Id, (row) => row !== undefined);
    const ended = await remove(...chosen);
    expect(ended.state).toBe('succeeded');
    const details = ended.steps.map(({ detail }) => detail);
    expect(details[0]).toMatch(/^Kept: used by .* \(stopped\)\.$/);
    expect(details[1]).toBe(`Kept: it was tagged ${another} meanwhile.`);
    expect(details[2]).toBeUndefined();
    const alone = await remove(await imageOf(used));
    expect(alone).toMatchObject({
      state: 'failed',
      error: { message: expect.stringContaining('Nothing was removed') },
    });
    await lab.engine.json({ method: 'DELETE', path: `/containers/${created.Id}` });
    const left = (await listImages(lab.engine)).flatMap(({ RepoTags }) => RepoTags ?? []);
    expect(left).toEqual(expect.arrayContaining([used, renamed, another]));
    expect(left).not.toContain(plain);
  });

  test('an image gets a further name', async () => {
    const tag = await build('g');
    const other = `${tag.split(':')[0]}/deeper:two`;
    tags.add(other);
    const body = { tag: other };
    const named = await lab.handlers.tagImage({ params: { ...params, image: tag }, body }, testCall());
    expect(named).toMatchObject({ state: 'succeeded', command: `docker tag ${tag} ${other}` });
    expect((await imageOf(other)).tags).toEqual(expect.arrayContaining([tag, other]));
    const bad = await lab.handlers.tagImage(
      { params: { ...params, image: tag }, body: { tag: 'Upper/Case' } },
      testCall(),
    );
    expect(bad).toMatchObject({
      state: 'failed',
      error: { engineText: expect.stringContaining('lowercase') },
    });
  });

  test('only who may remove removes', async () => {
    const asViewer = testCall({ caller: viewer });
    const body = { images: [{ id: 'sha256:x', tags: [] }] };
    await expect(lab.handlers.removeImages({ params, query: wait, body }, asViewer)).rejects.toMatchObject({
      status: 403,
    });
    const pull = { reference: 'busybox' };
    await expect(lab.handlers.pullImage({ params, query: wait, body: pull }, asViewer)).rejects.toMatchObject(
      { status: 403 },
    );
  });

  describe('pulling', () => {
    let registry: TestRegistry;

    beforeAll(async () => {
      registry = await registryOf({ login: { username: 'ana', password: 'open sesame' } });
    });

    afterAll(async () => {
      await registry[Symbol.asyncDispose]();
    });

    const pull = async (name: string, login?: { username: string; password: string }) => {
      const reference = `${registry.host}/${name}`;
      tags.add(reference);
      const body = { reference, ...(login && { login }) };
      return await lab.handlers.pullImage({ params, query: wait, body }, testCall());
    };

    test('a registry that wants a login gets it, and nobody else ever sees it', async () => {
      const refused = await pull('team/app:1');
      expect(refused).toMatchObject({
        state: 'failed',
        error: { message: expect.stringContaining('user name and password') },
      });
      const wrong = await pull('team/app:1', { username: 'ana', password: 'wrong' });
      expect(wrong).toMatchObject({
        state: 'failed',
        error: { message: expect.stringContaining('does not accept') },
      });
      const done = await pull('team/app:1', { username: 'ana', password: 'open sesame' });
      expect(done).toMatchObject({ state: 'succeeded', subject: 'image', error: null });
      expect(await inspectImage(lab.engine, `${registry.host}/team/app:1`)).toMatchObject({ Os: 'linux' });
      const told = JSON.stringify([
        await lab.kernel.published(),
        lab.kernel.complaints,
        done,
        refused,
        wrong,
      ]);
      expect(told).not.toContain('sesame');
    });

    test('a tag that is not there is said in plain words', async () => {
      const missing = await pull('team/app:none', { username: 'ana', password: 'open sesame' });
      expect(missing).toMatchObject({
        state: 'failed',
        error: { message: expect.stringContaining('no such image or tag') },
      });
    });

    test('layers tell their progress, and the pull can be stopped', async () => {
      registry.hold();
      const reference = `${registry.host}/team/big:1`;
      const login = { username: 'ana', password: 'open sesame' };
      const begun = await lab.handlers.pullImage(
        { params, query: { wait: false }, body: { reference, login } },
        testCall(),
      );
      expect(begun).toMatchObject({ state: 'running', isCancellable: true });
      const now = async () =>
        (await lab.handlers.operations({ query: { limit: 50 } }, testCall())).find(
          ({ id }) => id === begun.id,
        );
      await expect
        .poll(async () => (await now())?.parts?.[0]?.currentBytes ?? 0, { timeout: 10_000 })
        .toBeGreaterThan(0);
      const part = (await now())?.parts?.[0];
      expect(part).toMatchObject({ status: 'Downloading' });
      expect(part?.totalBytes).toBeGreaterThan(part?.currentBytes ?? 0);
      const ended = await lab.handlers.cancelOperation({ params: { operation: begun.id } }, testCall());
      expect(ended).toMatchObject({ state: 'failed', error: { message: 'Cancelled.' } });
      registry.release();
      expect((await images()).flatMap(({ tags: own }) => own)).not.toContain(reference);
    });
  });
});
