import { expect, test } from 'vitest';
import { NewNetwork, type NetworkSummary } from '#contracts/containers/networks.ts';
import { checkConnection, checkNetwork } from './check-network.ts';

const existing = [
  { name: 'lan', subnets: [{ subnet: '172.30.0.0/16', gateway: '172.30.0.1', range: null }] },
  { name: 'six', subnets: [{ subnet: 'fd00:1::/64', gateway: null, range: null }] },
];

function issuesOf(...subnets: { subnet: string; gateway?: string; range?: string }[]) {
  const network = NewNetwork.parse({
    name: 'new',
    ipv6: subnets.some(({ subnet }) => subnet.includes(':')),
    subnets,
  });
  return checkNetwork(network, existing).map(({ path, message }) => `${path}: ${message}`);
}

test('addresses that fit are accepted', () => {
  expect(issuesOf({ subnet: '10.9.0.0/24', gateway: '10.9.0.254', range: '10.9.0.128/25' })).toEqual([]);
  expect(issuesOf({ subnet: '10.9.0.0/24' }, { subnet: 'fd00:2::/64', gateway: 'fd00:2::1' })).toEqual([]);
  expect(issuesOf({ subnet: '10.9.0.0/31', gateway: '10.9.0.0' })).toEqual([]);
});

test.each([
  [{ subnet: '172.30.7.0/24' }, 'subnets.0.subnet: 172.30.7.0/24 overlaps 172.30.0.0/16 of the network lan.'],
  [{ subnet: '172.0.0.0/8' }, 'subnets.0.subnet: 172.0.0.0/8 overlaps 172.30.0.0/16 of the network lan.'],
  [
    { subnet: 'fd00:1::ff00/120' },
    'subnets.0.subnet: fd00:1::ff00/120 overlaps fd00:1::/64 of the network six.',
  ],
  [
    { subnet: '10.9.0.0/24', gateway: '10.8.0.1' },
    'subnets.0.gateway: The gateway 10.8.0.1 is not in 10.9.0.0/24.',
  ],
  [
    { subnet: '10.9.0.0/24', gateway: '10.9.0.255' },
    'subnets.0.gateway: 10.9.0.255 cannot be the address of anything in 10.9.0.0/24.',
  ],
  [
    { subnet: '10.9.0.0/24', range: '10.9.0.0/16' },
    'subnets.0.range: The range 10.9.0.0/16 is not in 10.9.0.0/24.',
  ],
])('%o is refused', (subnet, issue) => {
  expect(issuesOf(subnet)).toEqual([issue]);
});

test('two subnets of one network overlap neither, and IPv6 must be asked for', () => {
  expect(issuesOf({ subnet: '10.9.0.0/24' }, { subnet: '10.9.0.128/25' })).toEqual([
    'subnets.1.subnet: It overlaps another subnet of this network.',
  ]);
  const network = NewNetwork.parse({ name: 'new', subnets: [{ subnet: 'fd00:3::/64' }] });
  expect(checkNetwork(network, existing)).toMatchObject([
    { message: 'An IPv6 subnet needs IPv6 to be switched on.' },
  ]);
});

const lan: NetworkSummary = {
  host: 'local',
  id: 'n1',
  name: 'lan',
  driver: 'bridge',
  scope: 'local',
  createdAtMs: 0,
  internal: false,
  attachable: false,
  ipv6: false,
  subnets: [{ subnet: '172.30.0.0/16', gateway: null, range: null }],
  labels: {},
  stack: null,
  members: [{ id: 'c1', name: 'web', running: true, ipv4: '172.30.0.9', ipv6: '', aliases: [] }],
  protection: null,
};

test.each([
  [{ ipv4: '172.30.0.10' }, []],
  [{ ipv4: '172.30.0.1' }, ['172.30.0.1 is the gateway of lan.']],
  [{ ipv4: '172.30.0.9' }, ['172.30.0.9 belongs to web.']],
  [{ ipv4: '172.30.255.255' }, ['172.30.255.255 is no address for a container in lan (172.30.0.0/16).']],
  [{ ipv6: 'fd00::5' }, ['fd00::5 is no address for a container in lan (172.30.0.0/16).']],
])('the address %o for another container', (address, messages) => {
  const issues = checkConnection({ container: 'c2', aliases: [], ...address }, lan);
  expect(issues.map(({ message }) => message)).toEqual(messages);
});

test('the default bridge gives neither names nor addresses', () => {
  const bridge = { ...lan, name: 'bridge' };
  const issues = checkConnection({ container: 'c2', aliases: ['db'], ipv4: '172.30.0.10' }, bridge);
  expect(issues.map(({ path }) => path)).toEqual(['aliases', 'ipv4']);
});
