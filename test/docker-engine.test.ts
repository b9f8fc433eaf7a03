import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  killContainer,
  pauseContainer,
  restartContainer,
  startContainer,
  stopContainer,
  unpauseContainer,
  waitContainer,
} from '#library/docker/container-lifecycle.ts';
import {
  containerChanges,
  containerProcesses,
  createContainer,
  inspectContainer,
  listContainers,
  removeContainer,
  renameContainer,
  updateContainer,
} from '#library/docker/containers.ts';
import { connectEngine, type Engine } from '#library/docker/engine.ts';
import { createExec, execExitCode, startExec } from '#library/docker/exec.ts';
import { inspectImage, listImages, removeImage, tagImage } from '#library/docker/images.ts';
import {
  connectNetwork,
  createNetwork,
  disconnectNetwork,
  inspectNetwork,
  listNetworks,
  removeNetwork,
} from '#library/docker/networks.ts';
import { diskUsage, engineInfo, engineVersion } from '#library/docker/system.ts';
import { createVolume, inspectVolume, listVolumes, removeVolume } from '#library/docker/volumes.ts';
import { ensureTestImage, runContainer, testImage, testLabels, testName } from './docker-containers.ts';
import { dockerAddress, requireEngine } from './engines.ts';

describe.skipIf(!requireEngine('docker'))('a real engine', () => {
  let engine: Engine;
  const mine = { label: ['nexus.test=nxdock'] };

  beforeAll(async () => {
    engine = connectEngine(dockerAddress);
    await ensureTestImage(engine);
  });
  afterAll(async () => await engine[Symbol.asyncDispose]());

  test('says who it is', async () => {
    const [info, version] = await Promise.all([engineInfo(engine), engineVersion(engine)]);
    expect(info.ServerVersion).toBe(version.Version);
    expect(info.NCPU).toBeGreaterThan(0);
    expect((await engine.ping()).clockMs).toBeGreaterThan(1.7e12);
    expect(await engine.apiVersion()).toMatch(/^1\.\d+$/);
    expect(await diskUsage(engine)).toHaveProperty('Volumes');
  });

  test('a container from creation to removal', async () => {
    const name = testName();
    const config = {
      Image: testImage,
      Cmd: ['sh', '-c', 'echo x > /new; exec sleep 600'],
      Labels: testLabels,
    };
    const { Id } = await createContainer(engine, config, { name });
    try {
      expect(await startContainer(engine, Id)).toBe(true);
      expect(await startContainer(engine, Id)).toBe(false);
      const listed = await listContainers(engine, { filters: { ...mine, name: [name] } });
      expect(listed).toMatchObject([{ Id, Names: [`/${name}`], State: 'running' }]);
      await expect
        .poll(async () => await containerChanges(engine, Id))
        .toContainEqual({ Path: '/new', Kind: 1 });
      expect((await containerProcesses(engine, Id)).Processes).toHaveLength(1);
      await pauseContainer(engine, Id);
      expect((await inspectContainer(engine, Id)).State).toMatchObject({ Status: 'paused', Running: true });
      await unpauseContainer(engine, Id);
      await updateContainer(engine, Id, { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 1 } });
      await renameContainer(engine, Id, `${name}-new`);
      await restartContainer(engine, Id, { graceSeconds: 0 });
      expect(await inspectContainer(engine, `${name}-new`)).toMatchObject({
        Id,
        HostConfig: { RestartPolicy: { Name: 'on-failure' } },
      });
      const exit = waitContainer(engine, Id, { condition: 'next-exit', timeoutMs: 30_000 });
      await updateContainer(engine, Id, { RestartPolicy: { Name: 'no' } });
      await killContainer(engine, Id, 'SIGKILL');
      expect(await exit).toMatchObject({ StatusCode: 137 });
      await expect(killContainer(engine, Id)).rejects.toMatchObject({ kind: 'conflict' });
      expect(await stopContainer(engine, Id)).toBe(false);
    } finally {
      await removeContainer(engine, Id, { force: true });
    }
    await expect(inspectContainer(engine, Id)).rejects.toMatchObject({ kind: 'not-found', status: 404 });
  });

  test('images: read, tag, untag', async () => {
    const { Id } = await inspectImage(engine, testImage);
    const repo = testName();
    await tagImage(engine, testImage, repo, 'x');
    expect((await listImages(engine, { filters: { reference: [repo] } })).map((image) => image.Id)).toEqual([
      Id,
    ]);
    expect(await removeImage(engine, `${repo}:x`)).toEqual([{ Untagged: `${repo}:x` }]);
    await expect(inspectImage(engine, `${repo}:x`)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('networks: create, join, leave, remove; a second of the same name is a conflict', async () => {
    await using container = await runContainer(engine, 'sleep 600');
    const Name = testName();
    const { Id } = await createNetwork(engine, { Name, Labels: testLabels, Internal: true });
    try {
      await expect(createNetwork(engine, { Name })).rejects.toMatchObject({ kind: 'conflict' });
      await connectNetwork(engine, Id, container.id, { Aliases: ['db'] });
      expect((await inspectNetwork(engine, Name)).Containers).toHaveProperty(container.id);
      const { NetworkSettings } = await inspectContainer(engine, container.id);
      expect(NetworkSettings.Networks?.[Name]?.Aliases).toContain('db');
      await expect(removeNetwork(engine, Id)).rejects.toMatchObject({ kind: 'refused', status: 403 });
      await disconnectNetwork(engine, Id, container.id);
      expect((await listNetworks(engine, { filters: mine })).map((network) => network.Id)).toContain(Id);
    } finally {
      await disconnectNetwork(engine, Id, container.id, true).catch(() => undefined);
      await removeNetwork(engine, Id);
    }
  });

  test('volumes: create, list, remove', async () => {
    const Name = testName();
    await createVolume(engine, { Name, Labels: testLabels });
    expect((await listVolumes(engine, { filters: mine })).map((volume) => volume.Name)).toContain(Name);
    expect(await inspectVolume(engine, Name)).toMatchObject({ Driver: 'local', Scope: 'local' });
    await removeVolume(engine, Name);
    await expect(inspectVolume(engine, Name)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('exec: input, both outputs, exit code', async () => {
    await using container = await runContainer(engine, 'sleep 600');
    const command = ['sh', '-c', 'cat; echo "$WORD" >&2; exit 3'];
    const id = await createExec(engine, container.id, { command, stdin: true, env: ['WORD=oops'] });
    using session = await startExec(engine, id);
    await session.write('through the pipe\n');
    session.endInput();
    const output = { stdout: '', stderr: '' };
    for await (const { stream, bytes } of session.output) output[stream] += bytes.toString();
    expect(output).toEqual({ stdout: 'through the pipe\n', stderr: 'oops\n' });
    expect(await execExitCode(engine, id)).toBe(3);
  });

  test('exec: a terminal is resized while it runs', async () => {
    await using container = await runContainer(engine, 'sleep 600');
    const id = await createExec(engine, container.id, { command: ['sh'], tty: true, stdin: true });
    using session = await startExec(engine, id, { tty: true });
    await session.resize({ columns: 101, rows: 37 });
    await session.write('stty size; exit 4\n');
    let output = '';
    for await (const { bytes } of session.output) output += bytes.toString();
    expect(output).toContain('37 101');
    expect(await execExitCode(engine, id)).toBe(4);
  });

  test('exec: a command that is missing shows in the exit code', async () => {
    await using container = await runContainer(engine, 'sleep 600');
    const id = await createExec(engine, container.id, { command: ['no-such-shell'] });
    using session = await startExec(engine, id).catch(() => ({
      output: [],
      [Symbol.dispose]: () => undefined,
    }));
    await Array.fromAsync(session.output);
    expect([126, 127]).toContain(await execExitCode(engine, id));
  });
});
