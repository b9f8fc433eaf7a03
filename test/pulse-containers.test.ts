import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startContainer } from '#library/docker/container-lifecycle.ts';
import { createContainer, removeContainer } from '#library/docker/containers.ts';
import { connectEngine, type Engine } from '#library/docker/engine.ts';
import { docker } from '#tools/pulse/checks/docker.ts';
import { engineSight } from '#tools/pulse/checks/docker/engine-sight.ts';
import { testContext } from '#tools/pulse/checks/testing/test-context.ts';
import { ensureTestImage, runContainer, testImage, testLabels, testName } from './docker-containers.ts';
import { dockerAddress, requireEngine } from './engines.ts';

describe.skipIf(!requireEngine('docker'))('containers of a real engine', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = connectEngine(dockerAddress);
    await ensureTestImage(engine);
  });
  afterAll(() => engine?.[Symbol.asyncDispose]());

  const check = (settings: object) =>
    docker.check(docker.settings.parse(settings), testContext({ docker: engineSight(engine) }));
  const soon = { timeout: 30_000 };

  test('one that runs, and is gone then', async () => {
    const container = await runContainer(engine, 'sleep 600');
    expect(await check({ container: container.name })).toMatchObject({ ok: true });
    expect(await check({ container: container.id.slice(0, 12) })).toMatchObject({ ok: true });
    await container[Symbol.asyncDispose]();
    expect(await check({ container: container.name })).toMatchObject({ reason: { id: 'missing' } });
  });

  test('one that has ended', async () => {
    await using container = await runContainer(engine, 'exit 3');
    await expect
      .poll(() => check({ container: container.name }), soon)
      .toMatchObject({ reason: { id: 'not-running', detail: expect.stringMatching(/exited.*code 3/) } });
  });

  test('one that says of itself that it is not well, and why', async () => {
    const Healthcheck = { Test: ['CMD-SHELL', 'echo no database; exit 1'], Interval: 1e9, Retries: 1 };
    await using container = await runContainer(engine, 'sleep 600', { Healthcheck });
    await expect
      .poll(() => check({ container: container.name }), soon)
      .toMatchObject({ reason: { id: 'unhealthy', detail: `${container.name}: no database` } });
  });

  test('one that starts again and again', async () => {
    const HostConfig = { RestartPolicy: { Name: 'always' as const } };
    await using container = await runContainer(engine, 'sleep 0.3; exit 1', { HostConfig });
    const settings = { container: container.name, restarts: 'fail' };
    await expect
      .poll(() => check(settings), soon)
      .toMatchObject({ ok: false, reason: { id: 'restarting', detail: expect.stringMatching(/times/) } });
  });

  test('by label, all of them', async () => {
    const label = `nexus.pulse.${testName()}`;
    const by = { by: 'label', label: `${label}=db` };
    expect(await check(by)).toMatchObject({ reason: { id: 'missing' } });
    const body = { Image: testImage, Cmd: ['sleep', '600'], Labels: { ...testLabels, [label]: 'db' } };
    const { Id } = await createContainer(engine, body);
    try {
      expect(await check(by)).toMatchObject({ reason: { id: 'not-running' } });
      await startContainer(engine, Id);
      expect(await check(by)).toMatchObject({ ok: true });
      expect(await check({ by: 'label', label })).toMatchObject({ ok: true });
    } finally {
      await removeContainer(engine, Id, { force: true });
    }
  });

  test('no engine', async () => {
    await using none = connectEngine({ socketPath: '/nonexistent/docker.sock' });
    const settings = docker.settings.parse({ container: 'db' });
    const outcome = await docker.check(settings, testContext({ docker: engineSight(none) }));
    expect(outcome).toMatchObject({
      reason: { id: 'no-engine', detail: expect.stringMatching(/Docker engine/) },
    });
  });
});
