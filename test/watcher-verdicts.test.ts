import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import type { Pushed } from './watcher/image-pusher.ts';
import { openWatcherLab, type WatcherLab } from './watcher/watcher-lab.ts';

const otherArchitecture = process.arch === 'arm64' ? 'amd64' : 'arm64';

describe.skipIf(!requireEngine('docker') || !requireEngine('registry'))(
  'what runs, and what there is',
  () => {
    let lab: WatcherLab;
    beforeAll(async () => {
      lab = await openWatcherLab();
    });
    afterAll(() => lab?.[Symbol.asyncDispose]());

    async function runLatest(): Promise<{ name: string; repository: string; first: Pushed }> {
      const [name, repository] = [lab.name(), lab.repository()];
      const first = await lab.push.image(repository, 'latest');
      await lab.run(name, `${lab.registry.host}/${repository}:latest`);
      return { name, repository, first };
    }

    test('a tag that was moved to another image is newer, also when the old one is deleted', async () => {
      const { name, repository, first } = await runLatest();
      expect(await lab.verdict(name)).toMatchObject({ state: 'same', reason: null });
      const moved = await lab.push.image(repository, 'latest', { labels: { version: '2' } });
      const update = { level: 'digest', to: { tag: 'latest', digest: moved.digest }, hold: null };
      expect((await lab.verdict(name)).answer).toMatchObject({ state: 'newer', updates: [update] });
      await lab.push.deleteManifest(repository, first.digest);
      expect(await lab.verdict(name)).toMatchObject({ state: 'newer', reason: null });
      expect((await lab.row(name)).current).toMatchObject({ tag: 'latest', digest: first.digest });
    });

    test('pulled but not recreated, the container is still behind', async () => {
      const { name, repository } = await runLatest();
      const moved = await lab.push.image(repository, 'latest');
      await docker(['pull', '--quiet', `${lab.registry.host}/${repository}:latest`]);
      expect(await lab.verdict(name)).toMatchObject({
        state: 'newer',
        answer: { updates: [{ to: { tag: 'latest', digest: moved.digest } }] },
      });
      expect(await lab.row(name)).toMatchObject({ image: `${lab.registry.host}/${repository}:latest` });
    });

    test('another attestation or platform in the index is nothing newer, and is looked at once', async () => {
      const [name, repository] = [lab.name(), lab.repository()];
      const here = await lab.push.image(repository, null);
      await lab.push.index(repository, 'latest', [here], true);
      await lab.run(name, `${lab.registry.host}/${repository}:latest`);
      expect(await lab.verdict(name)).toMatchObject({ state: 'same' });
      await lab.push.index(repository, 'latest', [here], true);
      expect(await lab.verdict(name)).toMatchObject({ state: 'same', reason: null });
      const elsewhere = await lab.push.image(repository, null, { architecture: otherArchitecture });
      await lab.push.index(repository, 'latest', [here, elsewhere]);
      expect(await lab.verdict(name)).toMatchObject({ state: 'same', reason: null });
      lab.registry.forget();
      await lab.check(name);
      expect(lab.registry.requests).toEqual([`HEAD /v2/${repository}/manifests/latest`]);
      const next = await lab.push.image(repository, null);
      const index = await lab.push.index(repository, 'latest', [elsewhere, next], true);
      expect(await lab.verdict(name)).toMatchObject({
        state: 'newer',
        answer: { updates: [{ level: 'digest', to: { digest: index.digest } }] },
      });
    });

    test('the same image under another manifest is nothing newer', async () => {
      const { name, repository, first } = await runLatest();
      const again = await lab.push.annotate(repository, first.digest, 'latest');
      expect(again.digest).not.toBe(first.digest);
      expect(await lab.verdict(name)).toMatchObject({ state: 'same', reason: null });
    });

    test('an index that no longer holds this platform is told as that', async () => {
      const [name, repository] = [lab.name(), lab.repository()];
      const here = await lab.push.image(repository, null);
      await lab.push.index(repository, 'latest', [here]);
      await lab.run(name, `${lab.registry.host}/${repository}:latest`);
      const elsewhere = await lab.push.image(repository, null, { architecture: otherArchitecture });
      await lab.push.index(repository, 'latest', [elsewhere]);
      const verdict = await lab.verdict(name);
      const offered = verdict.answer?.updates.filter(({ hold }) => hold === null) ?? [];
      expect(offered).toEqual([]);
      expect(JSON.stringify(verdict)).toMatch(/other-platforms|not-for-platform/);
    });

    test('an image with digests of two repositories is compared with those of its own', async () => {
      const { name, repository } = await runLatest();
      const [other, copy] = [lab.name(), `${lab.registry.host}/${lab.repository()}:latest`];
      await docker(['tag', `${lab.registry.host}/${repository}:latest`, copy]);
      await docker(['push', '--quiet', copy]);
      await lab.run(other, copy);
      expect(await lab.verdict(other)).toMatchObject({ state: 'same' });
      expect(await lab.verdict(name)).toMatchObject({ state: 'same' });
      await lab.push.image(repository, 'latest');
      expect(await lab.verdict(name)).toMatchObject({ state: 'newer' });
      expect(await lab.verdict(other)).toMatchObject({ state: 'same' });
    });

    test('what was built here is local, and no registry is asked', async () => {
      const { name: source } = await runLatest();
      const [name, built] = [lab.name(), `${lab.registry.host}/${lab.repository()}:1.0`];
      await docker(['commit', source, built]);
      await docker(['run', '--detach', '--name', name, built]);
      await lab.row(name);
      lab.registry.forget();
      expect(await lab.verdict(name)).toMatchObject({ state: 'local', answer: null });
      expect(lab.registry.requests).toEqual([]);
    });

    test('an image that was only renamed here is compared with what the new name says', async () => {
      const { name: source, repository } = await runLatest();
      const [name, renamed] = [lab.name(), lab.repository()];
      await docker([
        'tag',
        `${lab.registry.host}/${repository}:latest`,
        `${lab.registry.host}/${renamed}:latest`,
      ]);
      await docker(['run', '--detach', '--name', name, `${lab.registry.host}/${renamed}:latest`]);
      await lab.row(name);
      expect(await lab.verdict(name)).toMatchObject({
        state: 'unknown',
        reason: { id: 'absent' },
        answer: null,
      });
      await lab.push.image(renamed, 'latest');
      expect(await lab.verdict(name)).toMatchObject({ state: 'newer' });
      expect(await lab.verdict(source)).toMatchObject({ state: 'same' });
    });

    test('a digest without a tag is fixed; with a tag it is told when the tag moves', async () => {
      const { repository, first } = await runLatest();
      const image = `${lab.registry.host}/${repository}`;
      const [fixed, pinned] = [lab.name(), lab.name()];
      await lab.run(fixed, `${image}@${first.digest}`);
      await lab.run(pinned, `${image}:latest@${first.digest}`);
      const moved = await lab.push.image(repository, 'latest');
      expect(await lab.verdict(fixed)).toMatchObject({ state: 'fixed' });
      const verdict = await lab.verdict(pinned);
      expect(verdict).toMatchObject({ state: 'newer' });
      expect(verdict.answer?.updates[0]).toMatchObject({ reference: `${image}:latest@${moved.digest}` });
    });

    test('of newer tags the best is first, a trial version and another variant are none', async () => {
      const [name, repository] = [lab.name(), lab.repository()];
      for (const tag of ['1.0.0', '1.0.1', '1.1.0', '2.0.0', '2.1.0-rc.1', '2.2.0-alpine', 'nightly'])
        await lab.push.image(repository, tag);
      await lab.run(name, `${lab.registry.host}/${repository}:1.0.0`);
      const { state, answer } = await lab.verdict(name);
      expect(state).toBe('newer');
      expect(answer?.updates[0]).toMatchObject({ level: 'major', to: { tag: '2.0.0' }, hold: null });
      const tags = answer?.updates.map(({ to }) => to.tag) ?? [];
      for (const tag of ['2.1.0-rc.1', '2.2.0-alpine', 'nightly']) expect(tags).not.toContain(tag);
    });

    test('a deleted tag is unknown, never up to date, and keeps what was known', async () => {
      const { name, repository, first } = await runLatest();
      const good = await lab.verdict(name);
      await lab.push.deleteManifest(repository, first.digest);
      expect(await lab.verdict(name)).toMatchObject({
        state: 'unknown',
        reason: { id: 'absent' },
        answer: { state: 'same', answeredAtMs: good.answer?.answeredAtMs },
      });
    });
  },
);
