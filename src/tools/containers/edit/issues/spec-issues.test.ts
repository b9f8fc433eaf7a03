import { expect, test } from 'vitest';
import type { ContainerSpec } from '#contracts/containers/container-spec.ts';
import { fakeRecord } from '../../fake-host.ts';
import { specOf } from '../spec/apply-spec.ts';
import type { Situation } from './situation.ts';
import { specIssues } from './spec-issues.ts';

const blank = specOf({ name: 'web', create: { Image: 'nginx:1.27' } });
const port = { containerPort: 80, protocol: 'tcp', hostPort: 8080, hostIp: null } as const;

const situation: Situation = {
  before: null,
  ownId: null,
  kept: new Set(['KEPT']),
  containers: [
    fakeRecord({ id: '1', name: 'proxy', ports: [port] }),
    fakeRecord({ id: '2', name: 'local', ports: [{ ...port, hostPort: 9090, hostIp: '127.0.0.1' }] }),
    fakeRecord({ id: '3', name: 'idle', state: 'exited', ports: [{ ...port, hostPort: 7070 }] }),
  ],
  maySee: () => true,
  networks: [
    { id: 'b', name: 'bridge', isUserDefined: false, subnets: ['172.17.0.0/16'] },
    { id: 'f', name: 'front', isUserDefined: true, subnets: ['10.5.0.0/24', 'fd00:5::/64'] },
    { id: 'o', name: 'odd', isUserDefined: true, subnets: [] },
  ],
  cpus: 4,
};

function issuesOf(change: Partial<ContainerSpec>, around: Partial<Situation> = {}): string[] {
  return specIssues({ ...blank, ...change }, { ...situation, ...around }).map(
    ({ path, code }) => `${path} ${code}`,
  );
}

const mapping = (hostPort: string, rest: object = {}) => ({
  hostIp: '',
  hostPort,
  containerPort: 80,
  protocol: 'tcp' as const,
  ...rest,
});
const mount = (kind: 'bind' | 'volume' | 'tmpfs' | 'other', source: string, target: string) => ({
  kind,
  source,
  target,
  readOnly: false,
});
const attached = (name: string, rest: object = {}) => ({
  network: {
    mode: 'networks' as const,
    container: '',
    attachments: [{ name, aliases: [], ipv4: '', ipv6: '', ...rest }],
  },
});
const limited = (limits: Partial<ContainerSpec['limits']>) => ({ limits: { ...blank.limits, ...limits } });
const checked = (check: Partial<ContainerSpec['healthCheck']>) => ({
  healthCheck: { ...blank.healthCheck, ...check },
});
const mib = 1024 ** 2;

test('a plain container has nothing against it', () => {
  expect(issuesOf({})).toEqual([]);
});

test.each<[Partial<ContainerSpec>, string[]]>([
  [{ name: '' }, ['name name-missing']],
  [{ name: 'a' }, ['name name-form']],
  [{ name: '../x' }, ['name name-form']],
  [{ name: 'proxy' }, ['name name-taken']],
  [{ image: ' ' }, ['image image-missing']],
  [{ image: 'Nginx Latest' }, ['image image-form']],
  [{ image: 'ghcr.io:5000/o/n:1@sha256:' + 'a'.repeat(64) }, []],
  [{ image: 'sha256:' + 'a'.repeat(64) }, []],
  [{ workingDirectory: 'srv' }, ['workingDirectory path-relative']],
  [{ hostname: '-x' }, ['hostname hostname-form']],
  [
    {
      environment: [
        { name: '', value: 'a' },
        { name: 'A=B', value: '' },
      ],
    },
    ['environment.0.name variable-name', 'environment.1.name variable-name'],
  ],
  [
    {
      environment: [
        { name: 'KEPT', value: null },
        { name: 'NEW', value: null },
      ],
    },
    ['environment.1.value nothing-to-keep'],
  ],
  [
    {
      environment: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
    },
    ['environment.1.name listed-twice'],
  ],
  [{ labels: [{ name: '', value: '' }] }, ['labels.0.name label-name']],
  [{ ports: [mapping('8080')] }, ['ports.0.hostPort port-taken']],
  [{ ports: [mapping('8080', { protocol: 'udp' }), mapping('7070'), mapping('9000-9001'), mapping('')] }, []],
  [
    { ports: [mapping('9090'), mapping('9090', { hostIp: '10.0.0.1', containerPort: 81 })] },
    ['ports.0.hostPort port-taken', 'ports.1.hostPort port-listed-twice'],
  ],
  [{ ports: [mapping('9090', { hostIp: '10.0.0.1' })] }, []],
  [
    { ports: [mapping('0', { containerPort: 70_000, hostIp: 'lan' })] },
    ['ports.0.containerPort port-range', 'ports.0.hostIp address-form', 'ports.0.hostPort host-port-form'],
  ],
  [{ ports: [mapping('20-10')] }, ['ports.0.hostPort host-port-form']],
  [{ mounts: [mount('bind', './data', '/data')] }, ['mounts.0.source bind-relative']],
  [
    { mounts: [mount('volume', './data', 'data')] },
    ['mounts.0.target path-relative', 'mounts.0.source bind-relative'],
  ],
  [
    { mounts: [mount('volume', 'd', '/'), mount('volume', '', '/a')] },
    ['mounts.0.target target-root', 'mounts.0.source volume-form'],
  ],
  [{ mounts: [mount('tmpfs', '', '/a/'), mount('bind', '/b', '/a')] }, ['mounts.1.target target-twice']],
  [{ mounts: [mount('other', 'x', '/a')] }, ['mounts.0.kind mount-kind']],
  [attached('nowhere'), ['network.attachments.0.name network-unknown']],
  [attached('host'), ['network.attachments.0.name network-special']],
  [attached('bridge', { aliases: ['a'] }), ['network.attachments.0.name default-bridge']],
  [
    attached('front', { ipv4: '10.5.0.9', ipv6: 'fd00:5::9', aliases: ['a b'] }),
    ['network.attachments.0.aliases.0 alias-form'],
  ],
  [
    attached('front', { ipv4: '10.6.0.9', ipv6: 'x' }),
    ['network.attachments.0.ipv4 outside-subnet', 'network.attachments.0.ipv6 ipv6-form'],
  ],
  [attached('odd', { ipv4: '10.6.0.9' }), ['network.attachments.0.ipv4 no-own-subnet']],
  [
    { network: { mode: 'networks', container: '', attachments: [] } },
    ['network.attachments network-missing'],
  ],
  [
    {
      network: { mode: 'container', container: 'proxy', attachments: [] },
      hostname: 'x',
      ports: [mapping('')],
    },
    ['ports.0.hostPort shares-network', 'hostname shares-network'],
  ],
  [
    { network: { mode: 'container', container: 'gone', attachments: [] } },
    ['network.container container-unknown'],
  ],
  [
    { network: { mode: 'host', container: '', attachments: [] }, ports: [mapping('1')] },
    ['ports.0.hostPort host-network-ports'],
  ],
  [limited({ memoryBytes: 5 * mib }), ['limits.memoryBytes memory-small']],
  [limited({ memorySwapBytes: 50 * mib }), ['limits.memorySwapBytes swap-without-memory']],
  [
    limited({ memoryBytes: 64 * mib, memorySwapBytes: 50 * mib, memoryReservationBytes: 65 * mib }),
    ['limits.memoryReservationBytes reservation-large', 'limits.memorySwapBytes swap-small'],
  ],
  [limited({ memoryBytes: 64 * mib, memorySwapBytes: -1, cpus: 4, pids: 1 }), []],
  [
    limited({ cpus: 5, cpuShares: 1, pids: 0 }),
    ['limits.cpus cpus-range', 'limits.cpuShares shares-range', 'limits.pids pids-range'],
  ],
  [
    { restart: { policy: 'always', maximumRetries: 2, autoRemove: true } },
    ['restart.maximumRetries retries-policy', 'restart.policy auto-remove-restart'],
  ],
  [
    checked({ kind: 'shell', command: [' '], intervalMs: 0 }),
    ['healthCheck.command check-empty', 'healthCheck.intervalMs time-range'],
  ],
  [{ capAdd: ['net admin'], capDrop: ['ALL'] }, ['capAdd.0 capability-form']],
  [
    { devices: [{ hostPath: 'dri', containerPath: 'x', permissions: 'rx' }] },
    [
      'devices.0.hostPath path-relative',
      'devices.0.containerPath path-relative',
      'devices.0.permissions permissions-form',
    ],
  ],
  [
    { extraHosts: ['nas:10.0.0.2', 'six:fd00::1', 'me:host-gateway', 'nas'], dns: ['1.1.1.1', 'dns.lan'] },
    ['extraHosts.3 extra-host-form', 'dns.1 address-form'],
  ],
])('%j', (change, expected) => {
  expect(issuesOf(change)).toEqual(expected);
});

test('what was there already is not held against an edit of something else', () => {
  const before = { ...blank, ports: [mapping('8080')], hostname: 'x' };
  const around = { before, ownId: '9' };
  expect(issuesOf({ ports: before.ports, hostname: 'x', user: 'nobody' }, around)).toEqual([]);
  expect(issuesOf({ ports: [...before.ports, mapping('81')] }, around)).toEqual([
    'ports.0.hostPort port-taken',
  ]);
  const shared = { mode: 'container', container: 'proxy', attachments: [] } as const;
  expect(issuesOf({ hostname: 'x', ports: [], network: { ...shared, attachments: [] } }, around)).toEqual([
    'hostname shares-network',
  ]);
});

test('whose port it is, is told only to who may see that container', () => {
  const [told] = specIssues({ ...blank, ports: [mapping('8080')] }, situation);
  expect(told?.message).toBe('Port 8080 is already used by proxy. Free it or choose another port.');
  expect(issuesOf({ ports: [mapping('8080')] }, { maySee: () => false })).toEqual([
    'ports.0.hostPort port-taken-unseen',
  ]);
});
