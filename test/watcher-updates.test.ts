import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policiesEndpoints } from '#contracts/watcher/policies.ts';
import { runsEndpoints } from '#contracts/watcher/run.ts';
import { inspectContainer } from '#library/docker/containers.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { docker } from './docker-command.ts';
import { dockerAddress, requireEngine } from './engines.ts';
import type { ImageContent, Pushed } from './watcher/image-pusher.ts';
import { makeTangled } from './watcher/tangled-container.ts';
import { openWatcherLab, type WatcherLab } from './watcher/watcher-lab.ts';

const patience = { timeout: 60_000, interval: 250 };
const engine = connectEngine(dockerAddress);
afterAll(() => engine[Symbol.asyncDispose]());

describe.skipIf(!requireEngine('docker') || !requireEngine('registry'))('an update of a container', () => {
  let lab: WatcherLab;
  beforeAll(async () => {
    lab = await openWatcherLab('hub,containers,watcher,pulse');
  });
  afterAll(() => lab?.[Symbol.asyncDispose]());

  /** A container of `latest`, and what its registry has by then. */
  async function behind(newer: ImageContent, options: readonly string[] = []) {
    const [name, repository] = [lab.name(), lab.repository()];
    const image = `${lab.registry.host}/${repository}:latest`;
    const old = await lab.push.image(repository, 'latest', { env: ['VERSION=1'] });
    await lab.run(name, image, ['--volume', '/data', ...options]);
    await docker(['exec', name, 'sh', '-c', 'echo precious > /data/file']);
    const before = await inspectContainer(engine, name);
    const next = await lab.push.image(repository, 'latest', { env: ['VERSION=2'], ...newer });
    return { name, repository, image, old, next, before };
  }

  async function expectUntouched(before: Awaited<ReturnType<typeof inspectContainer>>): Promise<void> {
    const now = await inspectContainer(engine, before.Name.slice(1));
    expect(now.Id).toBe(before.Id);
    expect(now.State).toMatchObject({ Running: true, StartedAt: before.State.StartedAt });
  }

  /** The container that was there before runs, or one that is made as it was. */
  async function expectBack(name: string, old: Pushed): Promise<void> {
    const now = await inspectContainer(engine, name);
    expect(now).toMatchObject({ Image: old.configDigest, State: { Running: true } });
    expect(now.Config.Env).toContain('VERSION=1');
    expect(await docker(['exec', name, 'cat', '/data/file'])).toBe('precious');
  }

  test('keeps data without a name, fixed addresses and who shares its network; one click goes back', async () => {
    const service = await makeTangled(lab, engine, '10.245');
    const next = await lab.push.image(service.repository, 'latest', { env: ['VERSION=2'] });
    const run = await lab.update(service.name);
    expect(run).toMatchObject({ state: 'succeeded', problem: null, to: { digest: next.digest } });
    await service.expectWell('VERSION=2');
    expect(await lab.verdict(service.name)).toMatchObject({ state: 'same' });
    const back = runsEndpoints.revertRun.result.parse(
      await lab.nexus.ask('POST', `/watcher/runs/${run.id}/revert?wait=true`),
    );
    expect(back).toMatchObject({ kind: 'revert', state: 'succeeded', revertsId: run.id });
    await service.expectWell('VERSION=1');
    expect(await lab.verdict(service.name)).toMatchObject({ state: 'newer' });
  });

  test('to a newer tag: the container names that tag then', async () => {
    const [name, repository] = [lab.name(), lab.repository()];
    const image = `${lab.registry.host}/${repository}`;
    for (const tag of ['1.0.0', '1.1.0', '2.0.0']) await lab.push.image(repository, tag);
    await lab.run(name, `${image}:1.0.0`);
    const run = await lab.update(name);
    expect(run).toMatchObject({ state: 'succeeded', reference: `${image}:2.0.0`, level: 'major' });
    expect((await inspectContainer(engine, name)).Config.Image).toBe(`${image}:2.0.0`);
    expect(await lab.row(name)).toMatchObject({ current: { tag: '2.0.0' }, verdict: { state: 'same' } });
  });

  test('whose layer is lost in the registry: nothing is touched', async () => {
    const { name, repository, next, before } = await behind({ files: { story: 'new' } });
    await lab.push.deleteBlob(repository, next.layers[1] ?? '');
    const run = await lab.update(name);
    expect(run).toMatchObject({ state: 'failed', problem: { en: expect.stringMatching(/\w/) } });
    await expectUntouched(before);
  });

  test('whose registry dies meanwhile: nothing is touched', async () => {
    const registry = await lab.openRegistry();
    const [name, repository] = [lab.name(), lab.repository()];
    await lab.push.image(repository, 'latest');
    await lab.run(name, `${registry.host}/${repository}:latest`);
    const before = await inspectContainer(engine, name);
    await lab.push.image(repository, 'latest', { files: { story: 'new' } });
    const offer = await lab.offer(name);
    registry.befall(/GET .*(manifests|blobs)/, { kind: 'half' });
    expect(await lab.update(name, offer)).toMatchObject({ state: 'failed' });
    await expectUntouched(before);
  });

  test('to an image that ends at once: the old one is back, and it is not taken again by itself', async () => {
    const { name, old, next } = await behind({ cmd: ['sh', '-c', 'exit 7'] });
    const run = await lab.update(name);
    expect(run).toMatchObject({ state: 'back', problem: { en: expect.stringMatching(/\w/) } });
    await expectBack(name, old);
    const { updates } = (await lab.row(name)).verdict.answer ?? { updates: [] };
    expect(updates).toMatchObject([{ to: { digest: next.digest }, hold: { id: 'failed-here' } }]);
    const preview = policiesEndpoints.previewPolicies.result.parse(
      await lab.nexus.ask('POST', '/watcher/policies/preview', { default: { mode: 'auto' }, rules: [] }),
    );
    expect(preview.find((one) => one.name === name)?.happens).not.toBe('apply');
  });

  test('to an image that never becomes healthy: the old one is back', async () => {
    const Interval = 300_000_000;
    const healthcheck = { Test: ['CMD-SHELL', 'echo no database; exit 1'], Interval, Retries: 2 };
    const { name, old } = await behind({ healthcheck });
    expect(await lab.update(name)).toMatchObject({ state: 'back' });
    await expectBack(name, old);
  });

  test('after which a monitor goes down: the old one is back, and the monitor is named', async () => {
    const serve = ['sh', '-c', 'httpd -f -p 80 & trap exit TERM; while :; do sleep 0.1; done'];
    const [name, repository, network] = [lab.name(), lab.repository(), lab.name()];
    await docker(['network', 'create', '--subnet', '10.246.1.0/24', network]);
    const old = await lab.push.image(repository, 'latest', { cmd: serve, env: ['VERSION=1'] });
    const place = ['--network', network, '--ip', '10.246.1.50', '--volume', '/data'];
    await lab.run(name, `${lab.registry.host}/${repository}:latest`, [
      ...place,
      '--label',
      'nexus.watcher.pulse-seconds=3',
    ]);
    await docker(['exec', name, 'sh', '-c', 'echo precious > /data/file; echo hello > /index.html']);
    const monitor = await lab.nexus.ask('POST', '/pulse/monitors', {
      name: `site of ${name}`,
      kind: 'tcp',
      settings: { host: '10.246.1.50', port: 80 },
      intervalMs: 1_000,
      timeoutMs: 900,
      retryIntervalMs: 1_000,
      failuresToConfirm: 2,
      labels: { host: 'local', container: name },
    });
    expect(monitor).toMatchObject({ name: `site of ${name}` });
    const status = async () => JSON.stringify(await lab.nexus.ask('GET', '/pulse/monitors'));
    await expect.poll(status, patience).toMatch(/"status":"up"/);
    await lab.push.image(repository, 'latest', { env: ['VERSION=2'] });
    const run = await lab.update(name);
    expect(run).toMatchObject({
      state: 'back',
      problem: { en: expect.stringContaining(`site of ${name}`) },
    });
    await expectBack(name, old);
    await expect.poll(status, patience).toMatch(/"status":"up"/);
  });

  test('happens by itself within its window, and waits outside of it', async () => {
    const { name, repository, next, old } = await behind({});
    const distant = new Date(Date.now() + 12 * 3_600_000).getUTCHours();
    const settings = { mode: 'auto', gateSeconds: 1, pulseSeconds: 0 } as const;
    const shut = { cron: `0 ${distant} * * *`, timeZone: 'UTC', minutes: 30 };
    await lab.policy({ ...settings, window: shut });
    await lab.check(name);
    const preview = async () =>
      policiesEndpoints.previewPolicies.result
        .parse(await lab.nexus.ask('POST', '/watcher/policies/preview', {}))
        .find((one) => one.name === name);
    const waiting = await preview();
    expect(waiting?.atMs).toBeGreaterThan(Date.now() + 3_600_000);
    expect((await inspectContainer(engine, name)).Image).toBe(old.configDigest);
    await lab.policy({ ...settings, window: { cron: '* * * * *', timeZone: 'UTC', minutes: 60 } });
    const runs = async () =>
      runsEndpoints.runs.result.parse(await lab.nexus.ask('GET', `/watcher/runs?name=${name}`));
    await expect.poll(runs, patience).toMatchObject([{ state: 'succeeded', to: { digest: next.digest } }]);
    expect((await inspectContainer(engine, name)).Image).toBe(next.configDigest);
    expect(JSON.stringify(await runs())).toContain('lab');
    expect(repository).toContain(lab.prefix);
  });
});
