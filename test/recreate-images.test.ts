import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCall } from '#kernel/test-call.ts';
import { containers } from '#contracts/containers.ts';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { idOfImage, openRecreateLab, runs, type RecreateLab } from './recreate-lab.ts';
import { registryOf } from './test-registry.ts';

describe.skipIf(!requireEngine('docker'))('the images of a recreated container', () => {
  let lab: RecreateLab;

  beforeAll(async () => {
    lab = await openRecreateLab();
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  test('the last three images are kept by tag, and one goes back to a version', async () => {
    const command = `CMD ${JSON.stringify(runs)}`;
    const reference = await lab.image([command, 'ENV V=0']);
    const { id, name } = await lab.make({ Image: reference, Cmd: null, Env: ['MINE=1'] });
    const images = [await idOfImage(lab, reference)];
    let last = id;
    for (const version of [1, 2, 3, 4, 5]) {
      await lab.image([command, `ENV V=${version}`], reference);
      images.push(await idOfImage(lab, reference));
      expect(await lab.recreate(last, { image: reference })).toMatchObject({ state: 'succeeded' });
      last = (await lab.now(name)).Id;
    }
    const kept = (await docker(['images', '-q', '--no-trunc', `nexus-rollback/${name}`])).split('\n');
    expect(kept.toSorted()).toEqual(images.slice(2, 5).toSorted());
    const [newest] = await lab.tool.handlers.recreations({ query: { name, limit: 5 } }, testCall());
    const revert = { params: { recreation: newest!.id }, query: { wait: true } };
    const plan = await lab.tool.handlers.planRevert({ params: revert.params }, testCall());
    expect(containers.endpoints.planRevert.result.parse(plan)).toMatchObject({
      name,
      image: { reference, beforeId: images[5], afterId: images[4] },
      downtimeSeconds: 2,
      dependents: [],
    });
    const operation = await lab.tool.handlers.revertRecreation(revert, testCall());
    expect(operation).toMatchObject({ kind: 'revert', state: 'succeeded' });
    const { Image, Config } = await lab.now(name);
    expect(Image).toBe(images[4]);
    expect(Config.Image).toBe(reference);
    expect(Config.Env).toContain('V=4');
    expect(Config.Env).toContain('MINE=1');
    expect(await idOfImage(lab, reference)).toBe(images[4]);
  });

  test('a pulled image that does not run leaves its name to the old one again', async () => {
    await using registry = await registryOf();
    const reference = `${registry.host}/team/app:1`;
    const good = await lab.image([`CMD ${JSON.stringify(runs)}`]);
    await docker(['tag', good, reference]);
    const old = await idOfImage(lab, reference);
    const { id, name } = await lab.make({ Image: reference, Cmd: null });
    const failed = await lab.recreate(id, { pull: true });
    expect(failed).toMatchObject({
      state: 'failed',
      kind: 'update',
      steps: [{ state: 'done' }, {}, {}, {}, {}],
    });
    expect(await lab.now(name)).toMatchObject({ Id: id, State: { Running: true } });
    expect(await idOfImage(lab, reference)).toBe(old);
    const missing = await lab.recreate(id, { image: `${registry.host}/team/nothing:1`, pull: true });
    expect(missing).toMatchObject({ state: 'failed', steps: [{ state: 'failed' }, {}, {}, {}, {}] });
    expect(await lab.now(name)).toMatchObject({ Id: id, State: { Running: true } });
    await docker(['rm', '--force', name]);
    await docker(['rmi', reference]);
  });

  test('one that crashes over and over is replaced by one that does not', async () => {
    const crashing = await lab.image(['CMD ["false"]']);
    const good = await lab.image([`CMD ${JSON.stringify(runs)}`]);
    const { id, name } = await lab.make(
      { Image: crashing, Cmd: null, HostConfig: { RestartPolicy: { Name: 'always' } } },
      { isStarted: false },
    );
    await lab.tool.act(id, { action: 'start' });
    // Long enough for it to crash before it is looked at.
    const gateSeconds = 3;
    expect(await lab.recreate(id, { image: crashing, gateSeconds })).toMatchObject({ state: 'failed' });
    expect((await lab.now(name)).HostConfig.RestartPolicy?.Name).toBe('always');
    expect(await lab.recreate(id, { image: good })).toMatchObject({ state: 'succeeded', error: null });
    expect(await lab.now(name)).toMatchObject({ RestartCount: 0, State: { Running: true } });
  });

  test('a tag that has moved on since does not update who is only recreated', async () => {
    const command = `CMD ${JSON.stringify(runs)}`;
    const reference = await lab.image([command, 'ENV V=1']);
    const old = await idOfImage(lab, reference);
    const { id, name } = await lab.make({ Image: reference, Cmd: null });
    await lab.image([command, 'ENV V=2'], reference);
    const moved = await idOfImage(lab, reference);
    expect(await lab.recreate(id)).toMatchObject({ state: 'succeeded', kind: 'recreate' });
    expect(await lab.now(name)).toMatchObject({ Image: old, Config: { Image: reference } });
    expect(await idOfImage(lab, reference)).toBe(moved);
  });

  test('compose is told the new image, and does not recreate once more', async () => {
    const command = `CMD ${JSON.stringify(runs)}`;
    const reference = await lab.image([command, 'ENV V=1']);
    const labelled = {
      'com.docker.compose.image': await idOfImage(lab, reference),
      'com.docker.compose.config-hash': 'abc',
    };
    const { id, name } = await lab.make({ Image: reference, Cmd: null, Labels: labelled });
    await lab.image([command, 'ENV V=2'], reference);
    expect(await lab.recreate(id, { image: reference })).toMatchObject({ state: 'succeeded' });
    expect((await lab.now(name)).Config.Labels).toMatchObject({
      'com.docker.compose.image': await idOfImage(lab, reference),
      'com.docker.compose.config-hash': 'abc',
    });
  });
});
