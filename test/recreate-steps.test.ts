import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { containers } from '#contracts/containers.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { listVolumes } from '#library/docker/volumes.ts';
import { openLocalHost } from '#tools/containers/local-host/open-local-host.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import { docker } from './docker-command.ts';
import { dockerAddress, requireEngine } from './engines.ts';
import { openRecreateLab, runs, type RecreateLab } from './recreate-lab.ts';

describe.skipIf(!requireEngine('docker'))('how a container is recreated', () => {
  let lab: RecreateLab;

  beforeAll(async () => {
    lab = await openRecreateLab();
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  const volumes = async () => (await listVolumes(lab.tool.engine)).map(({ Name }) => Name).toSorted();

  test('a stopped one stays stopped, one that never ran too, a paused one is paused', async () => {
    const created = await lab.make({}, { isStarted: false });
    const stopped = await lab.make({});
    await lab.tool.act(stopped.id, { action: 'stop' });
    const paused = await lab.make({ HostConfig: { RestartPolicy: { Name: 'always' } } });
    await lab.tool.act(paused.id, { action: 'pause' });
    for (const { id } of [created, stopped, paused]) {
      expect(await lab.recreate(id)).toMatchObject({ state: 'succeeded', error: null });
    }
    expect((await lab.now(created.name)).State.Status).toBe('created');
    expect((await lab.now(stopped.name)).State.Running).toBe(false);
    const { State, HostConfig } = await lab.now(paused.name);
    expect(State.Paused).toBe(true);
    expect(HostConfig.RestartPolicy?.Name).toBe('always');
  });

  test('who shares its namespaces or volumes goes along, in order, and works', async () => {
    const network = await lab.network('10.231.11.0/24');
    const vpn = await lab.make({
      Volumes: { '/shared': {} },
      HostConfig: { NetworkMode: network, IpcMode: 'shareable' },
    });
    const web = await lab.make({ HostConfig: { NetworkMode: `container:${vpn.id}` } });
    const side = await lab.make({
      HostConfig: {
        NetworkMode: `container:${web.name}`,
        PidMode: `container:${vpn.name}`,
        IpcMode: `container:${vpn.name}`,
      },
    });
    const reader = await lab.make({ HostConfig: { VolumesFrom: [`${vpn.id}:ro`] } });
    await lab.sh(vpn.name, 'echo data > /shared/file');
    const plan = await lab.tool.handlers.planRecreate(
      { params: { host: 'local', id: vpn.id }, body: { pull: false } },
      testCall(),
    );
    expect(containers.endpoints.planRecreate.result.parse(plan).dependents).toEqual([
      { id: web.id, name: web.name, reason: 'uses its network namespace' },
      { id: side.id, name: side.name, reason: 'uses its pid namespace' },
      { id: reader.id, name: reader.name, reason: 'uses its volumes' },
    ]);
    for (let round = 0; round < 2; round += 1) {
      const operation = await lab.recreate((await lab.now(vpn.name)).Id);
      expect(operation).toMatchObject({ state: 'succeeded', error: null });
      const next = await lab.now(vpn.name);
      for (const name of [web.name, side.name]) {
        expect(await lab.sh(name, 'ip addr show eth0')).toContain('10.231.11.');
      }
      expect((await lab.now(web.name)).HostConfig.NetworkMode).toBe(`container:${next.Id}`);
      expect((await lab.now(side.name)).HostConfig.PidMode).toBe(`container:${next.Id}`);
      expect(await lab.sh(reader.name, 'cat /shared/file')).toBe('data');
      expect((await lab.record(operation)).dependents).toHaveLength(3);
    }
  });

  test('a container that deletes itself is replaced, with its volume', async () => {
    const { id, name } = await lab.make({ Volumes: { '/data': {} }, HostConfig: { AutoRemove: true } });
    await lab.sh(name, 'echo data > /data/file');
    expect(await lab.recreate(id)).toMatchObject({ state: 'succeeded', error: null });
    expect(await lab.sh(name, 'cat /data/file')).toBe('data');
    expect((await lab.now(name)).HostConfig.AutoRemove).toBe(true);
    expect(await lab.exists(id)).toBe(false);
  });

  test('a container that deletes itself is made again when its successor fails', async () => {
    const bad = await lab.image(['CMD ["sh","-c","exit 7"]', 'VOLUME /new']);
    const { id, name } = await lab.make({
      Cmd: null,
      Image: await lab.image([`CMD ${JSON.stringify(runs)}`]),
      Volumes: { '/data': {} },
      HostConfig: { AutoRemove: true },
    });
    const sharer = await lab.make({ HostConfig: { NetworkMode: `container:${id}` } });
    await lab.sh(name, 'echo data > /data/file');
    const before = await volumes();
    const operation = await lab.recreate(id, { image: bad });
    expect(operation).toMatchObject({ state: 'failed' });
    expect(operation.error?.message).toMatch(/did not prove itself: it ended/);
    expect(await lab.sh(name, 'cat /data/file')).toBe('data');
    expect(await volumes()).toEqual(before);
    const again = await lab.now(name);
    expect(again.HostConfig.AutoRemove).toBe(true);
    expect((await lab.now(sharer.name)).HostConfig.NetworkMode).toBe(`container:${again.Id}`);
    expect((await lab.now(sharer.name)).State.Running).toBe(true);
  });

  test('an image that does not run leads all the way back, and the reason is told', async () => {
    const network = await lab.network('10.231.12.0/24');
    const good = await lab.image([`CMD ${JSON.stringify(runs)}`]);
    const bad = await lab.image(['CMD ["sh","-c","echo no such setting >&2; exit 3"]', 'VOLUME /new']);
    const { id, name } = await lab.make({
      Image: good,
      Cmd: null,
      Volumes: { '/data': {} },
      HostConfig: { NetworkMode: network, RestartPolicy: { Name: 'unless-stopped' } },
      NetworkingConfig: { EndpointsConfig: { [network]: { IPAMConfig: { IPv4Address: '10.231.12.9' } } } },
    });
    const sharer = await lab.make({ HostConfig: { NetworkMode: `container:${id}` } });
    const [before, all] = [await lab.now(id), await volumes()];
    const operation = await lab.recreate(id, { image: bad, gateSeconds: 5 });
    expect(operation.state).toBe('failed');
    expect(operation.error?.message).toMatch(/did not prove itself: it (crashed|ended)/);
    expect(operation.error?.engineText).toContain('no such setting');
    const after = await lab.now(name);
    expect(after.Id).toBe(id);
    expect(after.HostConfig).toEqual(before.HostConfig);
    expect(after.NetworkSettings.Networks?.[network]?.IPAddress).toBe('10.231.12.9');
    expect((await lab.now(sharer.name)).Id).toBe(sharer.id);
    expect(await lab.sh(sharer.name, 'ip addr show eth0')).toContain('10.231.12.9');
    expect(await volumes()).toEqual(all);
    expect(await docker(['images', '-q', `nexus-rollback/${name}`])).toBe('');
    expect(await docker(['ps', '-aq', '--filter', `name=${name}-nexus`])).toBe('');
    expect(await lab.record(operation)).toMatchObject({ outcome: 'back', canRevert: false });
  });

  test('a health check decides, and what it says is told', async () => {
    const check = (command: string) => [
      `CMD ${JSON.stringify(runs)}`,
      `HEALTHCHECK --interval=1s --retries=2 CMD ${command}`,
    ];
    const [good, sick] = [await lab.image(check('true')), await lab.image(check('echo sick; exit 1'))];
    const { id, name } = await lab.make({ Image: good, Cmd: null });
    await eventually(async () => (await lab.now(id)).State.Health?.Status === 'healthy' || undefined, 10_000);
    const failed = await lab.recreate(id, { image: sick });
    expect(failed.error?.message).toContain('its health check fails: sick');
    expect((await lab.now(name)).Id).toBe(id);
    const done = await lab.recreate(id, { image: good });
    expect(done).toMatchObject({ state: 'succeeded' });
    expect((await lab.now(name)).State.Health?.Status).toBe('healthy');
  });

  test('a port that somebody else takes meanwhile leads back with the name of who has it', async () => {
    const bindings = (HostPort: string) => ({
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort }] } },
    });
    const holder = await lab.make(bindings('28233'));
    const { id, name } = await lab.make({ HostConfig: { NetworkMode: 'bridge' } });
    const { clock, log } = lab.tool.kernel;
    await using host = openLocalHost({
      id: 'local',
      name: 'here',
      engine: connectEngine(dockerAddress),
      clock,
      log,
    });
    await eventually(() => host.status().state === 'live' || undefined, 10_000);
    const { recreation } = host;
    const { body } = await recreation.capture(id);
    const taken = {
      ...body.create.HostConfig,
      PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '28233' }] },
    };
    const wanted = { name, create: { ...body.create, ExposedPorts: { '80/tcp': {} }, HostConfig: taken } };
    await expect(recreation.createNew({ ...wanted, name: lab.name() }, { start: true })).rejects.toThrow(
      /port/,
    );
    const draft = await recreation.draft(id, wanted, {
      id: '0000000000000000',
      imageId: null,
      referenceBefore: undefined,
      gate: { steadyMs: 0, healthyWithinMs: 0 },
      signal: new AbortController().signal,
    });
    const built = await recreation.build(draft, () => Promise.resolve(), new AbortController().signal);
    await expect(recreation.switchOver(built)).rejects.toThrow(
      `port 28233 is already used by ${holder.name}`,
    );
    await recreation.goBack(built);
    expect((await lab.now(name)).Id).toBe(id);
    expect((await lab.now(name)).State.Running).toBe(true);
  });

  test('of two that recreate the same container at once, one is told', async () => {
    const { id, name } = await lab.make({});
    const both = await Promise.all([lab.recreate(id), lab.recreate(id)]);
    expect(both.map(({ state }) => state).toSorted()).toEqual(['failed', 'succeeded']);
    const told = both.find(({ state }) => state === 'failed');
    expect(told?.error?.message).toContain(`${name} was replaced or removed meanwhile.`);
    expect((await lab.now(name)).State.Running).toBe(true);
  });

  test('a new one that somebody removes while it proves itself leads back at once', async () => {
    const { id, name } = await lab.make({ Volumes: { '/data': {} } });
    const recreating = lab.recreate(id, { gateSeconds: 30 });
    const next = await eventually(async () => {
      const now = await lab.now(name).catch(() => undefined);
      return now && now.Id !== id && now.State.Running ? now.Id : undefined;
    }, 20_000);
    await docker(['rm', '--force', next]);
    expect((await recreating).error?.message).toContain(`${name} is as it was before.`);
    expect((await lab.now(name)).Id).toBe(id);
    expect((await lab.now(name)).State.Running).toBe(true);
  });

  test('files outside volumes are named before they are lost', async () => {
    const { id, name } = await lab.make({ Volumes: { '/data': {} } });
    await lab.sh(name, 'echo x > /data/kept; echo precious > /root/notes; echo x > /tmp/nothing');
    const plan = await lab.tool.handlers.planRecreate(
      { params: { host: 'local', id }, body: { pull: false, image: 'busybox:other' } },
      testCall(),
    );
    const parsed = containers.endpoints.planRecreate.result.parse(plan);
    expect(parsed.warnings).toEqual([
      expect.objectContaining({
        code: 'writable-layer',
        paths: ['/root/notes'],
        count: 1,
        bytes: expect.any(Number),
      }),
    ]);
    expect(parsed.changes).toEqual([
      { field: 'Image', intended: '"busybox:other"', actual: '"busybox:latest"', same: false },
    ]);
    expect(parsed.anonymousVolumes).toEqual([{ name: expect.any(String), target: '/data' }]);
    expect(parsed.command).toContain(`docker rename ${name} ${name}-old`);
  });

  test('configs and secrets that compose wrote into the container are copied', async () => {
    const project = lab.name();
    const file = new URL('./recreate/inline.compose.yaml', import.meta.url).pathname;
    const compose = (...args: string[]) =>
      docker(['compose', '--file', file, '--project-name', project, ...args], { INLINE_VALUE: 's3cret' });
    await compose('up', '--detach');
    const name = `${project}-app-1`;
    await eventually(async () => (await lab.tool.row((await lab.now(name)).Id)) !== undefined || undefined);
    const check =
      'cat /greeting /etc/deep/er/app.conf /run/secrets/token; stat -c %a:%u /etc/deep/er/app.conf';
    const expected = 'hello s3crets3crets3cret440:33';
    const flat = async () => (await lab.sh(name, check)).replaceAll('\n', '');
    expect(await flat()).toBe(expected);
    for (let round = 0; round < 2; round += 1) {
      expect(await lab.recreate((await lab.now(name)).Id)).toMatchObject({ state: 'succeeded', error: null });
      expect(await flat()).toBe(expected);
    }
    // Compose finds its container unchanged.
    const { Id } = await lab.now(name);
    await compose('up', '--detach');
    expect((await lab.now(name)).Id).toBe(Id);
  });
});
