import { expect, test } from 'vitest';
import type { CreateContainer, HostConfig } from '#library/docker/container-config.ts';
import { liveCommand } from './command/edit-command.ts';
import { decideEdit, versionOf } from './edit-decision.ts';
import { fieldChanges } from './field-changes.ts';
import { sampleBodies } from './sample-bodies.ts';

function body(create: Partial<CreateContainer> = {}, name = 'web') {
  return { name, create: { Image: 'nginx', ...create } };
}

function withHost(HostConfig: HostConfig) {
  return body({ HostConfig });
}

const mib = 1024 * 1024;

test('nothing differs from itself', () => {
  for (const one of sampleBodies()) expect(decideEdit(one, structuredClone(one)).verdict).toBe('nothing');
});

test.each<[HostConfig, HostConfig, string]>([
  [
    { Memory: 64 * mib, MemorySwap: 128 * mib },
    { Memory: 96 * mib, MemorySwap: 192 * mib },
    'docker update --memory 96m --memory-swap 192m web',
  ],
  [{}, { Memory: 64 * mib }, 'docker update --memory 64m --memory-swap 128m web'],
  [
    { Memory: 64 * mib, MemorySwap: 128 * mib },
    { Memory: 64 * mib, MemorySwap: -1 },
    'docker update --memory 64m --memory-swap -1 web',
  ],
  [{ NanoCpus: 1e9 }, { NanoCpus: 5e8 }, 'docker update --cpus 0.5 web'],
  [
    {},
    { CpuShares: 512, MemoryReservation: 32 * mib },
    'docker update --memory-reservation 32m --cpu-shares 512 web',
  ],
  [{ PidsLimit: 10 }, {}, 'docker update --pids-limit -1 web'],
  [
    { RestartPolicy: { Name: 'no' } },
    { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 } },
    'docker update --restart on-failure:3 web',
  ],
])('limits and the restart policy change while it runs', (before, after, command) => {
  const decision = decideEdit(withHost(before), withHost(after));
  expect(decision.verdict).toBe('live');
  expect(liveCommand(decision.live, 'web')).toBe(command);
});

test.each<[HostConfig, HostConfig]>([
  [{ Memory: 64 * mib }, {}],
  [{ NanoCpus: 1e9 }, {}],
  [{ CpuQuota: 50_000 }, { NanoCpus: 1e9 }],
  [{ AutoRemove: true }, { AutoRemove: true, RestartPolicy: { Name: 'always' } }],
  [{ CapAdd: ['A'] }, { CapAdd: ['B'] }],
  [{ PidsLimit: 1 }, { PidsLimit: 2, Privileged: true }],
])('what the engine cannot do to a running container needs a new one', (before, after) => {
  expect(decideEdit(withHost(before), withHost(after))).toMatchObject({ verdict: 'recreate', live: [] });
});

const onFront = { HostConfig: { NetworkMode: 'front' } };
const joined = (networks: Record<string, object>) =>
  body({ ...onFront, NetworkingConfig: { EndpointsConfig: networks } });

test('networks are joined and left while it runs, then it is renamed', () => {
  const before = joined({ front: {}, 'old.net': {} });
  const after = {
    ...joined({ front: {}, new: { Aliases: ['w eb'], IPAMConfig: { IPv4Address: '10.1.2.3' } } }),
    name: 'site',
  };
  const { verdict, live } = decideEdit(before, after);
  expect(verdict).toBe('live');
  expect(liveCommand(live, 'web')).toBe(
    "docker network connect --alias 'w eb' --ip 10.1.2.3 new web && docker network disconnect old.net web && docker rename web site",
  );
});

test.each([
  ['another alias', joined({ front: { Aliases: ['a'] } }), joined({ front: { Aliases: ['b'] } })],
  ['a first alias', joined({ front: {}, back: {} }), joined({ front: {}, back: { Aliases: ['b'] } })],
  ['the network it starts on', joined({ front: {} }), joined({})],
  [
    'a network of one on the host',
    withHost({ NetworkMode: 'host' }),
    body({ HostConfig: { NetworkMode: 'host' }, NetworkingConfig: { EndpointsConfig: { front: {} } } }),
  ],
])('%s is not changed while it runs, unless it says nothing', (what, before, after) => {
  expect(decideEdit(before, after).verdict).toBe(
    what === 'the network it starts on' ? 'nothing' : 'recreate',
  );
});

test('changes are told one by one, without the values of variables', () => {
  const before = body({
    Env: ['KEY=old', 'GONE=1'],
    Cmd: ['a', 'b c'],
    HostConfig: { Binds: ['/a:/a', '/b:/b'], PortBindings: { '80/tcp': [{ HostPort: '80' }] } },
    ExposedPorts: { '80/tcp': {} },
  });
  const after = body({
    Env: ['KEY=new'],
    Cmd: [],
    HostConfig: {
      Binds: ['/b:/b:ro', '/a:/a'],
      PortBindings: {
        '80/tcp': [{ HostIp: '::1', HostPort: '80' }, {}],
        '53/udp': [{ HostIp: '10.0.0.1', HostPort: '53' }],
      },
    },
    ExposedPorts: { '80/tcp': {}, '53/udp': {} },
  });
  expect(fieldChanges(decideEdit(before, after).changes, before)).toEqual([
    { path: 'Env.KEY', before: '••••••', after: '••••••', live: false },
    { path: 'Env.GONE', before: '••••••', after: null, live: false },
    { path: 'Cmd', before: "a 'b c'", after: '', live: false },
    { path: 'HostConfig.Binds./b', before: '/b:/b', after: '/b:/b:ro', live: false },
    { path: 'HostConfig.PortBindings.80/tcp', before: '80', after: '[::1]:80, *', live: false },
    { path: 'HostConfig.PortBindings.53/udp', before: null, after: '10.0.0.1:53', live: false },
  ]);
});

test('a version tells two states apart, and nothing of a value', () => {
  const secret = (value: string) => body({ Env: [`KEY=${value}`] });
  expect(versionOf('1', secret('a'))).toBe(versionOf('1', secret('b')));
  const versions = [
    versionOf('1', body()),
    versionOf('2', body()),
    versionOf('1', body({}, 'x')),
    versionOf('1', withHost({ Memory: 1 })),
  ];
  expect(new Set(versions).size).toBe(4);
});
