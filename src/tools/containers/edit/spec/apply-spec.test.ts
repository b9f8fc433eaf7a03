import { expect, test } from 'vitest';
import { ContainerSpec, type LimitsSpec } from '#contracts/containers/container-spec.ts';
import type { CreateContainer, HostConfig } from '#library/docker/container-config.ts';
import { CreateBody } from '../create-body.ts';
import { diffBodies } from '../diff-bodies.ts';
import { sampleBodies } from '../sample-bodies.ts';
import { applySpec, specOf } from './apply-spec.ts';

const bodies = sampleBodies();

function body(create: Partial<CreateContainer> = {}) {
  return { name: 'web', create: { Image: 'nginx:1.27', ...create } };
}

/** What one change of the spec does to a body, in the engine's words. */
function written(create: Partial<CreateContainer>, change: (spec: ContainerSpec) => Partial<ContainerSpec>) {
  const before = body(create);
  const spec = specOf(before);
  return applySpec(before, { ...spec, ...change(spec) }).create;
}

test('applying what was read changes nothing of any body, also over the wire and masked', () => {
  expect(bodies.length).toBeGreaterThan(600);
  for (const before of bodies) {
    const spec = specOf(before);
    expect(applySpec(before, spec)).toEqual(before);
    const sent = ContainerSpec.parse(JSON.parse(JSON.stringify(spec)));
    expect(applySpec(before, sent)).toEqual(before);
    const masked = { ...sent, environment: sent.environment.map(({ name }) => ({ name, value: null })) };
    expect(applySpec(before, masked)).toEqual(before);
  }
});

test('every body that an engine may hold is accepted as JSON', () => {
  for (const { create } of bodies) expect(CreateBody.safeParse(create).error).toBeUndefined();
});

test('one change to a spec is that change, and no other, in any body', () => {
  for (const before of bodies) {
    const after = applySpec(before, { ...specOf(before), user: 'nobody', tty: !specOf(before).tty });
    expect(
      diffBodies(before, after)
        .map(({ path }) => path.join('.'))
        .toSorted(),
    ).toEqual(['Tty', 'User']);
  }
});

test('what is applied is read back, whatever the body was', () => {
  const wanted = specOf(bodies.at(-1) ?? body());
  for (const before of bodies.filter((_, index) => index % 7 === 0)) {
    const { environment, limits, restart, healthCheck, network, ...rest } = specOf(before);
    const next = { ...wanted, environment, limits, restart, healthCheck, network };
    expect(specOf(applySpec(before, next)).devices).toEqual(wanted.devices);
    expect(specOf(applySpec(before, { ...wanted, ...rest }))).toMatchObject({ mounts: rest.mounts });
  }
});

test('a variable keeps its value, also among several of its name, and takes a new one', () => {
  const Env = ['A=1', 'BARE', 'A=2', 'B=3'];
  const environment = [
    { name: 'B', value: null },
    { name: 'A', value: null },
    { name: 'BARE', value: '' },
    { name: 'A', value: 'new' },
    { name: 'C', value: '=' },
  ];
  expect(written({ Env }, () => ({ environment })).Env).toEqual(['B=3', 'A=1', 'BARE', 'A=new', 'C==']);
});

test('publishing a port exposes it, and no longer publishing takes both away', () => {
  const web = { hostIp: '', hostPort: '8080', containerPort: 80, protocol: 'tcp' } as const;
  const published = written({ ExposedPorts: { '9/udp': {} } }, () => ({ ports: [web] }));
  expect(published.HostConfig?.PortBindings).toEqual({ '80/tcp': [{ HostIp: '', HostPort: '8080' }] });
  expect(published.ExposedPorts).toEqual({ '9/udp': {}, '80/tcp': {} });
  const withdrawn = written(published, () => ({ ports: [] }));
  expect(withdrawn.HostConfig?.PortBindings).toEqual({});
  expect(withdrawn.ExposedPorts).toEqual({ '9/udp': {} });
});

test('a mount that changes keeps its place and its further options', () => {
  const HostConfig = {
    Binds: ['/srv:/media:rslave', 'data:/data', 'odd'],
    Mounts: [{ Type: 'volume' as const, Source: 'a', Target: '/a', VolumeOptions: { NoCopy: true } }],
    Tmpfs: { '/tmp': 'size=1m' },
  };
  const { HostConfig: host } = written({ HostConfig }, ({ mounts }) => ({
    mounts: mounts
      .filter(({ target }) => target !== '/data')
      .map((mount) => ({ ...mount, readOnly: true, source: mount.source && `${mount.source}2` })),
  }));
  expect(host?.Binds).toEqual(['/srv2:/media:ro,rslave', 'odd']);
  expect(host?.Mounts).toEqual([
    { Type: 'volume', Source: 'a2', Target: '/a', ReadOnly: true, VolumeOptions: { NoCopy: true } },
  ]);
  expect(host?.Tmpfs).toEqual({ '/tmp': 'ro,size=1m' });
});

test('new mounts go where docker would put them, and a path with a colon where it fits', () => {
  const mount = (kind: 'bind' | 'volume' | 'tmpfs', source: string, target: string) => ({
    kind,
    source,
    target,
    readOnly: false,
  });
  const create = written({}, () => ({
    mounts: [
      mount('bind', '/srv', '/a'),
      mount('volume', 'data', '/b'),
      mount('volume', '', '/c'),
      mount('tmpfs', '', '/d'),
      mount('bind', '/odd:path', '/e'),
    ],
  }));
  expect(create.HostConfig?.Binds).toEqual(['/srv:/a', 'data:/b']);
  expect(create.Volumes).toEqual({ '/c': {} });
  expect(create.HostConfig?.Tmpfs).toEqual({ '/d': '' });
  expect(create.HostConfig?.Mounts).toEqual([
    { Type: 'bind', Source: '/odd:path', Target: '/e', ReadOnly: false },
  ]);
});

test('a volume that loses its name and one that gets a name are one mount each', () => {
  const named = { kind: 'volume', source: 'data', target: '/data', readOnly: false } as const;
  const toUnnamed = written({ HostConfig: { Binds: ['data:/data'] } }, () => ({
    mounts: [{ ...named, source: '' }],
  }));
  expect([toUnnamed.HostConfig?.Binds, toUnnamed.Volumes]).toEqual([[], { '/data': {} }]);
  const toNamed = written({ Volumes: { '/data': {} } }, () => ({ mounts: [named] }));
  expect([toNamed.HostConfig?.Binds, toNamed.Volumes]).toEqual([['data:/data'], {}]);
});

test('joining a network keeps the one that ports are published from and the settings of the others', () => {
  const front = { MacAddress: '02:42:ac:1e:00:05', Aliases: ['web'] };
  const create = {
    HostConfig: { NetworkMode: 'front' },
    NetworkingConfig: { EndpointsConfig: { front } },
  };
  const back = { name: 'back', aliases: ['api'], ipv4: '10.9.0.4', ipv6: '' };
  const joined = written(create, ({ network }) => ({
    network: { ...network, attachments: [back, ...network.attachments] },
  }));
  expect(joined.HostConfig?.NetworkMode).toBe('front');
  expect(joined.NetworkingConfig?.EndpointsConfig).toEqual({
    back: { Aliases: ['api'], IPAMConfig: { IPv4Address: '10.9.0.4' } },
    front,
  });
  const moved = written(create, ({ network }) => ({ network: { ...network, attachments: [back] } }));
  expect(moved.HostConfig?.NetworkMode).toBe('back');
  const hosted = written(create, ({ network }) => ({
    network: { ...network, mode: 'host', attachments: [] },
  }));
  expect([hosted.HostConfig?.NetworkMode, hosted.NetworkingConfig]).toEqual(['host', undefined]);
});

test('swap follows memory unless somebody chose it', () => {
  const limitsAfter = (host: HostConfig, change: Partial<LimitsSpec>) =>
    written({ HostConfig: host }, ({ limits }) => ({ limits: { ...limits, ...change } })).HostConfig;
  const usual = { Memory: 100 << 20, MemorySwap: 200 << 20 };
  expect(limitsAfter(usual, { memoryBytes: 300 << 20 })).toEqual({
    Memory: 300 << 20,
    MemorySwap: 600 << 20,
  });
  expect(limitsAfter({ ...usual, MemorySwap: -1 }, { memoryBytes: 300 << 20 })).toEqual({
    Memory: 300 << 20,
    MemorySwap: -1,
  });
  expect(limitsAfter(usual, { memoryBytes: null })).toEqual({});
  expect(limitsAfter({ CpuQuota: 50_000 }, { cpus: 2 })).toEqual({ NanoCpus: 2e9 });
});

test('a health check changes in what was changed only', () => {
  const Healthcheck = { Test: ['CMD-SHELL', 'true'], Interval: 1_500_001, StartInterval: 7 };
  const check = (change: Partial<ContainerSpec['healthCheck']>) =>
    written({ Healthcheck }, ({ healthCheck }) => ({ healthCheck: { ...healthCheck, ...change } }))
      .Healthcheck;
  expect(check({ timeoutMs: 2000 })).toEqual({ ...Healthcheck, Timeout: 2e9 });
  expect(check({ kind: 'none', command: [] })).toEqual({ ...Healthcheck, Test: ['NONE'] });
  expect(check({ kind: 'inherit', command: [] })).toEqual({ Interval: 1_500_001, StartInterval: 7 });
});
