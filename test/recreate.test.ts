import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareApi } from '#library/docker/api-version.ts';
import { connectNetwork } from '#library/docker/networks.ts';
import { createRequests } from '#tools/containers/recreate/body/engine-body.ts';
import { docker } from './docker-command.ts';
import { testImage } from './docker-containers.ts';
import { requireEngine } from './engines.ts';
import { idOfImage, openRecreateLab, runs, type RecreateLab } from './recreate-lab.ts';

describe.skipIf(!requireEngine('docker'))('what a recreated container keeps', () => {
  let lab: RecreateLab;

  beforeAll(async () => {
    lab = await openRecreateLab();
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  test('every setting, down to those that nobody here has heard of', async () => {
    const { id, name } = await lab.make({
      Env: ['A=1', 'EMPTY=', 'DOLLAR=$$x "q"'],
      Labels: { mine: 'yes', 'with.dots': '' },
      User: '1000:1000',
      WorkingDir: '/tmp',
      Domainname: 'lan',
      StopSignal: 'SIGINT',
      StopTimeout: 1,
      Tty: true,
      OpenStdin: true,
      Healthcheck: { Test: ['CMD', 'true'], Interval: 1e9, Timeout: 2e9, Retries: 2, StartPeriod: 1e9 },
      ExposedPorts: { '80/tcp': {}, '9/udp': {} },
      HostConfig: {
        PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '28231' }] },
        Memory: 64 << 20,
        MemorySwap: 96 << 20,
        MemoryReservation: 32 << 20,
        NanoCpus: 500_000_000,
        CpuShares: 512,
        PidsLimit: 50,
        CapAdd: ['NET_ADMIN'],
        CapDrop: ['MKNOD'],
        SecurityOpt: ['no-new-privileges'],
        Devices: [{ PathOnHost: '/dev/null', PathInContainer: '/dev/n', CgroupPermissions: 'r' }],
        DeviceCgroupRules: ['c 1:3 r'],
        Ulimits: [{ Name: 'nofile', Soft: 512, Hard: 1024 }],
        Sysctls: { 'net.ipv4.ip_unprivileged_port_start': '0' },
        ShmSize: 8 << 20,
        Tmpfs: { '/scratch': 'size=1m,mode=1770' },
        Init: true,
        OomScoreAdj: 100,
        GroupAdd: ['44'],
        ExtraHosts: ['other:10.1.2.3'],
        Dns: ['1.1.1.1'],
        DnsOptions: ['ndots:2'],
        DnsSearch: ['lan'],
        ReadonlyRootfs: true,
        RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 },
        LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '2' } },
        Binds: ['/etc/hostname:/host-name:ro'],
        Mounts: [{ Type: 'tmpfs', Target: '/t', TmpfsOptions: { SizeBytes: 1 << 20, Mode: 0o700 } }],
        UTSMode: '',
        CgroupnsMode: 'private',
        BlkioWeight: 0,
        Annotations: null,
      },
    });
    const before = await lab.now(id);
    const operation = await lab.recreate(id);
    expect(operation).toMatchObject({ state: 'succeeded', error: null, kind: 'recreate' });
    const after = await lab.now(name);
    expect(after.Id).not.toBe(id);
    expect(await lab.exists(id)).toBe(false);
    const { Hostname: _, ...config } = before.Config;
    expect(after.Config).toMatchObject(config);
    expect(after.Config.Hostname).toBe(after.Id.slice(0, 12));
    expect(after.HostConfig).toEqual(before.HostConfig);
    expect(after.State.Running).toBe(true);
    const { report, outcome } = await lab.record(operation);
    expect(outcome).toBe('succeeded');
    expect(report.length).toBeGreaterThan(40);
    expect(report.filter(({ same }) => !same)).toEqual([]);
    expect(JSON.stringify(report)).not.toContain('$$x');
  });

  test("a new image's own values arrive, and what somebody chose stays", async () => {
    const first = await lab.image([
      'ENV IMAGE=1',
      'ENV BOTH=image',
      'LABEL vendor=one',
      'WORKDIR /one',
      'USER 1',
      'EXPOSE 81',
      'VOLUME /data',
      `ENTRYPOINT ["sh","-c"]`,
      `CMD ["exec sleep 1001"]`,
      'HEALTHCHECK --interval=1s CMD true',
    ]);
    const second = await lab.image([
      'ENV IMAGE=2',
      'ENV NEW=2',
      'LABEL vendor=two',
      'WORKDIR /two',
      'USER 2',
      'EXPOSE 82',
      `ENTRYPOINT ["sh","-c"]`,
      `CMD ["exec sleep 1002"]`,
      'HEALTHCHECK --interval=1s CMD test 2 = 2',
    ]);
    const { id, name } = await lab.make({
      Image: first,
      Cmd: null,
      Env: ['BOTH=mine', 'MINE=1'],
      Labels: { mine: 'x' },
    });
    const operation = await lab.recreate(id, { image: second });
    expect(operation).toMatchObject({ state: 'succeeded', kind: 'update' });
    const { Config, Image } = await lab.now(name);
    expect(Image).toBe(await idOfImage(lab, second));
    expect(Config).toMatchObject({
      Image: second,
      User: '2',
      WorkingDir: '/two',
      Entrypoint: ['sh', '-c'],
      Cmd: ['exec sleep 1002'],
      ExposedPorts: { '82/tcp': {} },
      Healthcheck: { Test: ['CMD-SHELL', 'test 2 = 2'] },
    });
    expect(Config.ExposedPorts).not.toHaveProperty('81/tcp');
    expect(Config.Env).toEqual(expect.arrayContaining(['IMAGE=2', 'NEW=2', 'BOTH=mine', 'MINE=1']));
    expect(Config.Env).not.toContain('IMAGE=1');
    expect(Config.Labels).toMatchObject({ vendor: 'two', mine: 'x' });
  });

  test('a program that somebody chose, an entrypoint switched off and a check switched off stay so', async () => {
    const image = await lab.image([
      'ENTRYPOINT ["false"]',
      'CMD ["image"]',
      'HEALTHCHECK --interval=1s CMD false',
    ]);
    const { id, name } = await lab.make({
      Image: image,
      Entrypoint: [''],
      Cmd: runs,
      Healthcheck: { Test: ['NONE'] },
    });
    expect(await lab.recreate(id)).toMatchObject({ state: 'succeeded' });
    const { Config } = await lab.now(name);
    expect(Config.Entrypoint).toBeNull();
    expect(Config.Cmd).toEqual(runs);
    expect(Config.Healthcheck?.Test).toEqual(['NONE']);
  });

  test('volumes without a name go along with their data, and no second one is made', async () => {
    const image = await lab.image(['VOLUME /of-image']);
    const volume = lab.name();
    const { id, name } = await lab.make({
      Image: image,
      Volumes: { '/of-user': {} },
      HostConfig: {
        Binds: [`${volume}:/named/`],
        Mounts: [{ Type: 'volume', Target: '/sourceless', ReadOnly: false }],
      },
    });
    const places = ['/of-image', '/of-user', '/named', '/sourceless'];
    for (const place of places) await lab.sh(name, `echo ${place} > ${place}/file`);
    const volumesOf = async (one: string) =>
      (await lab.now(one)).Mounts.map(({ Name, Destination }) => `${Destination} ${Name}`).toSorted();
    const before = await volumesOf(id);
    // Twice: what the first recreation asks for by name must not trouble the second.
    for (let round = 0; round < 2; round += 1) {
      expect(await lab.recreate((await lab.now(name)).Id)).toMatchObject({ state: 'succeeded' });
      expect(await volumesOf(name)).toEqual(before);
    }
    for (const place of places) expect(await lab.sh(name, `cat ${place}/file`)).toBe(place);
  });

  test('a volume of the image below a tmpfs of the container breaks nothing', async () => {
    const image = await lab.image(['VOLUME /t']);
    const { id } = await lab.make({ Image: image, HostConfig: { Tmpfs: { '/t': 'size=1m' } } });
    expect(await lab.recreate(id)).toMatchObject({ state: 'succeeded', error: null });
  });

  test('several networks with addresses, aliases and a MAC address, without ids of the past', async () => {
    const [front, back] = [await lab.network('10.231.1.0/24'), await lab.network('10.231.2.0/24')];
    const api = await lab.tool.engine.apiVersion();
    const onFront = { IPAMConfig: { IPv4Address: '10.231.1.50' }, MacAddress: '02:00:00:00:12:34' };
    const onBack = { IPAMConfig: { IPv4Address: '10.231.2.60' }, MacAddress: '02:00:00:00:56:78' };
    const EndpointsConfig = {
      [front]: { ...onFront, Aliases: ['web'] },
      [back]: { ...onBack, Aliases: ['db', 'store'] },
    };
    const HostConfig = { NetworkMode: front };
    const asked = { Image: testImage, HostConfig, NetworkingConfig: { EndpointsConfig } };
    const { create, connects } = createRequests(asked, api);
    const { id, name } = await lab.make(create, { isStarted: false });
    for (const { network, endpoint } of connects)
      await connectNetwork(lab.tool.engine, network, id, endpoint);
    await lab.tool.act(id, { action: 'start' });
    // Before API 1.44 an engine takes an address for the first network only.
    const macAtBack = (await lab.now(name)).NetworkSettings.Networks?.[back]?.MacAddress;
    for (let round = 0; round < 2; round += 1) {
      expect(await lab.recreate((await lab.now(name)).Id)).toMatchObject({ state: 'succeeded' });
    }
    const { Id, NetworkSettings, Config } = await lab.now(name);
    // The engine's own, up to API 1.44.
    const short = compareApi(api, '1.44') > 0 ? [] : [Id.slice(0, 12)];
    expect(NetworkSettings.Networks?.[front]).toMatchObject({
      IPAddress: '10.231.1.50',
      MacAddress: '02:00:00:00:12:34',
      Aliases: ['web', ...short],
    });
    expect(NetworkSettings.Networks?.[back]).toMatchObject({
      IPAddress: '10.231.2.60',
      MacAddress: macAtBack,
      Aliases: ['db', 'store', ...short],
    });
    expect(Config.MacAddress).toBe('02:00:00:00:12:34');
  });

  test('an address that nobody chose is not pinned', async () => {
    const network = await lab.network('10.231.3.0/24');
    const { id, name } = await lab.make({ HostConfig: { NetworkMode: network } });
    await lab.recreate(id);
    const { NetworkSettings, Config } = await lab.now(name);
    expect(NetworkSettings.Networks?.[network]?.IPAMConfig ?? {}).toEqual({});
    expect(Config.MacAddress ?? '').toBe('');
  });

  test.for(['bridge', 'default', 'host', 'none'])('network mode %s', async (NetworkMode) => {
    const { id, name } = await lab.make({ HostConfig: { NetworkMode } });
    // Engine 26 makes `bridge` of `default`.
    const before = (await lab.now(name)).HostConfig.NetworkMode;
    const operation = await lab.recreate(id);
    expect(operation).toMatchObject({ state: 'succeeded', error: null });
    expect((await lab.now(name)).HostConfig.NetworkMode).toBe(before);
    expect((await lab.record(operation)).report.filter(({ same }) => !same)).toEqual([]);
  });

  test('a container in the network of another stays in it', async () => {
    const network = await lab.network('10.231.5.0/24');
    const vpn = await lab.make({ HostConfig: { NetworkMode: network } });
    const image = await lab.image(['EXPOSE 80']);
    const user = await lab.make({
      Image: image,
      HostConfig: { NetworkMode: `container:${vpn.name}`, PidMode: `container:${vpn.id}` },
    });
    expect(await lab.recreate(user.id)).toMatchObject({ state: 'succeeded', error: null });
    const { HostConfig, Config } = await lab.now(user.name);
    expect(HostConfig).toMatchObject({ NetworkMode: `container:${vpn.id}`, PidMode: `container:${vpn.id}` });
    expect(Config.ExposedPorts).toEqual({ '80/tcp': {} });
    expect(await lab.sh(user.name, 'ip addr show eth0')).toContain('10.231.5.');
  });

  test('a container in the network of one that is gone is left alone, and the reason is told', async () => {
    const vpn = await lab.make({});
    const user = await lab.make({ HostConfig: { NetworkMode: `container:${vpn.id}` } });
    await docker(['rm', '--force', vpn.name]);
    await lab.make({}, { name: vpn.name });
    const operation = await lab.recreate(user.id);
    expect(operation).toMatchObject({
      state: 'failed',
      error: { message: expect.stringContaining('a container that no longer exists') },
    });
    expect(await lab.now(user.name)).toMatchObject({ Id: user.id, State: { Running: true } });
  });

  test('links of the default bridge, in both directions', async () => {
    const db = await lab.make({});
    const web = await lab.make({ HostConfig: { Links: [`${db.name}:database`] } });
    for (const name of [web.name, db.name]) {
      expect(await lab.recreate((await lab.now(name)).Id)).toMatchObject({ state: 'succeeded', error: null });
      expect((await lab.now(web.name)).HostConfig.Links).toEqual([`/${db.name}:/${web.name}/database`]);
      const address = (await lab.now(db.name)).NetworkSettings.Networks?.['bridge']?.IPAddress;
      expect(await lab.sh(web.name, 'cat /etc/hosts')).toContain(`${address}\tdatabase`);
    }
  });

  test('a container that was disconnected from its first network keeps the others', async () => {
    const network = await lab.network('10.231.4.0/24');
    const { id, name } = await lab.make({});
    await connectNetwork(lab.tool.engine, network, id);
    await lab.tool.engine.json({
      method: 'POST',
      path: '/networks/bridge/disconnect',
      body: { Container: id, Force: false },
    });
    expect(await lab.recreate(id)).toMatchObject({ state: 'succeeded' });
    expect(Object.keys((await lab.now(name)).NetworkSettings.Networks ?? {})).toEqual([network]);
  });
});
