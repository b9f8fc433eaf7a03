import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { containers } from '#contracts/containers.ts';
import { stopContainer } from '#library/docker/container-lifecycle.ts';
import { createNetwork, removeNetwork } from '#library/docker/networks.ts';
import { randomBytes } from 'node:crypto';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { requireEngine } from './engines.ts';

describe.skipIf(!requireEngine('docker'))('containers on a real engine', () => {
  let lab: ContainersUnderTest;

  beforeAll(async () => {
    lab = await openContainersUnderTest();
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  test('a container goes through its whole life by our hand', async () => {
    const { id, name } = await lab.make({ command: ['sh', '-c', 'sleep 1000'], isStarted: false });
    const states: (string | undefined)[] = [];
    for (const body of [
      { action: 'start' },
      { action: 'start' },
      { action: 'pause' },
      { action: 'unpause' },
      { action: 'restart', timeoutSeconds: 0 },
      { action: 'kill', signal: 'SIGKILL' },
      { action: 'stop' },
      { action: 'remove', force: false, removeAnonymousVolumes: false },
    ] as const) {
      const operation = await lab.act(id, body);
      expect(operation).toMatchObject({ state: 'succeeded', error: null, targetName: name });
      await lab.seen(id, (one) => body.action !== 'kill' || one?.state === 'exited');
      states.push((await lab.row(id))?.state);
    }
    expect(states).toEqual([
      'running',
      'running',
      'paused',
      'running',
      'running',
      'exited',
      'exited',
      undefined,
    ]);
    const told = await eventually(async () => {
      const events = (await lab.kernel.published())
        .filter(({ key }) => key === id)
        .map((event) => event.name);
      return events.length >= 5 ? events : undefined;
    });
    expect(told.map((one) => one.replace('containers.container-', ''))).toEqual([
      'started',
      'died',
      'started',
      'died',
      'removed',
    ]);
  });

  test('a stop from outside is on the live stream within a second', async () => {
    const { id } = await lab.make({ command: ['sh', '-c', 'sleep 1000'] });
    const stop = new AbortController();
    const stream = lab.handlers.live({ query: { stats: false } }, testCall({ signal: stop.signal }));
    const exited = (async () => {
      for await (const { data } of stream) {
        if (data.type === 'container' && data.container.id === id && data.container.state === 'exited')
          return true;
      }
      return false;
    })();
    await stopContainer(lab.engine, id, { graceSeconds: 0 });
    expect(await Promise.race([exited, sleep(1_000, false)])).toBe(true);
    stop.abort();
  });

  test('containers that come and go while the list is read break nothing', async () => {
    const ids: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const { id } = await lab.make({
        command: ['sh', '-c', 'true'],
        config: { HostConfig: { AutoRemove: true } },
      });
      ids.push(id);
      await lab.row('');
    }
    for (const id of ids) await lab.seen(id, (one) => one === undefined);
    await eventually(async () => {
      const died = (await lab.kernel.published()).filter(({ name }) => name === 'containers.container-died');
      return ids.every((id) => died.some(({ key }) => key === id)) || undefined;
    });
  });

  test('a taken port is explained by the name of who has it', async () => {
    const ports = {
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '28096' }] } },
    };
    const holder = await lab.make({ command: ['sh', '-c', 'sleep 1000'], config: ports });
    const { id, name } = await lab.make({
      command: ['sh', '-c', 'sleep 1000'],
      config: ports,
      isStarted: false,
    });
    const { state, error } = await lab.act(id, { action: 'start' });
    expect(state).toBe('failed');
    expect(error?.message).toBe(
      `${name} could not start: port 28096 is already used by ${holder.name}. Free it or choose another port.`,
    );
    expect(error?.engineText).toMatch(/port is already allocated/);
  });

  test('a missing network or program is named', async () => {
    const network = `nxcont-${randomBytes(5).toString('hex')}`;
    await createNetwork(lab.engine, { Name: network, Labels: { 'nexus.test': 'nxcont' } });
    const orphan = await lab.make({
      command: ['sh', '-c', 'true'],
      config: { HostConfig: { NetworkMode: network } },
      isStarted: false,
    });
    await removeNetwork(lab.engine, network);
    expect((await lab.act(orphan.id, { action: 'start' })).error?.message).toMatch(
      /network \S+ no longer exists/,
    );
    const broken = await lab.make({ command: ['/no/such/program'], isStarted: false });
    expect((await lab.act(broken.id, { action: 'start' })).error?.message).toMatch(
      /no program \/no\/such\/program/,
    );
  });

  test('a removal says what is lost and who breaks, and then does it', async () => {
    const vpn = await lab.make({
      command: ['sh', '-c', 'echo data > /written; sleep 1000'],
      config: { Volumes: { '/anonymous': {} } },
    });
    const consumer = await lab.make({
      command: ['sh', '-c', 'sleep 1000'],
      config: { HostConfig: { NetworkMode: `container:${vpn.id}` } },
    });
    const preview = await lab.handlers.previewRemoval({ params: vpn.params }, testCall());
    expect(containers.endpoints.previewRemoval.result.parse(preview)).toMatchObject({
      name: vpn.name,
      running: true,
      writableLayerBytes: expect.any(Number),
      anonymousVolumes: [{ target: '/anonymous' }],
      dependents: [{ name: consumer.name, reason: 'uses its network namespace and loses it' }],
    });
    const operation = await lab.act(vpn.id, { action: 'remove', force: true, removeAnonymousVolumes: true });
    expect(operation).toMatchObject({ state: 'succeeded', steps: [{ state: 'done' }, { state: 'done' }] });
    expect(await lab.row(vpn.id)).toBeUndefined();
    await lab.act(consumer.id, { action: 'kill', signal: 'SIGKILL' });
    expect((await lab.act(consumer.id, { action: 'start' })).error?.message).toMatch(/removed or made anew/);
  });

  test('hostile labels and environment are data, and values stay masked', async () => {
    const markup = '<img src=x onerror=alert(1)>\u001B]0;owned\u0007';
    const { params, id } = await lab.make({
      command: ['sh', '-c', 'sleep 1000'],
      config: {
        Labels: { [markup]: markup.repeat(1_000), 'com.docker.compose.project': markup },
        Env: ['SECRET=hunter2', '<b>\u001B[2J=hunter2'],
      },
    });
    const listed = await lab.row(id);
    expect(listed?.labels[markup]).toHaveLength(256);
    expect(listed?.stack?.name).toBe(markup);
    const details = await lab.handlers.details({ params }, testCall());
    expect(containers.endpoints.details.result.parse(details).environment).toContain('<b>\u001B[2J');
    expect(JSON.stringify(details)).not.toContain('hunter2');
  });

  test('CPU and memory come from the control groups while somebody watches', async () => {
    const { id } = await lab.make({ command: ['sh', '-c', 'while true; do :; done'] });
    const stop = new AbortController();
    for await (const { data } of lab.handlers.live(
      { query: { stats: true } },
      testCall({ signal: stop.signal }),
    )) {
      const sample = data.type === 'stats' ? data.samples.find((one) => one.id === id) : undefined;
      if (!sample?.cpuPercent) continue;
      expect(sample.cpuPercent).toBeGreaterThan(1);
      expect(sample.memoryBytes).toBeGreaterThan(0);
      expect(sample.memoryLimitBytes).toBeGreaterThan(0);
      break;
    }
    stop.abort();
    expect(lab.kernel.complaints).toEqual([]);
  });
});
