import { expect, test } from 'vitest';
import type { EndpointSettings } from '#library/docker/endpoint-settings.ts';
import { keptNetworks } from './kept-networks.ts';

const id = '0123456789abcdef'.repeat(4);

function kept(mode: string, Networks: Record<string, EndpointSettings>, api = '1.41', config = {}) {
  const inspection = {
    Id: id,
    Config: { Image: 'x', ...config },
    HostConfig: { NetworkMode: mode },
    NetworkSettings: { Networks },
  };
  return keptNetworks(inspection, api);
}

const joined = {
  NetworkID: 'n1',
  EndpointID: 'e1',
  Gateway: '10.0.0.1',
  IPAddress: '10.0.0.5',
  IPPrefixLen: 24,
  MacAddress: '02:42:0a:00:00:05',
  GlobalIPv6Address: '',
  DNSNames: ['web'],
};

test('all networks with what somebody chose, and nothing of the moment', () => {
  const networks = {
    back: {
      ...joined,
      IPAMConfig: { IPv4Address: '10.0.0.5', IPv6Address: '' },
      Aliases: ['db', id.slice(0, 12)],
      Links: ['cache:redis'],
      DriverOpts: { a: 'b' },
      FutureField: 'kept',
    },
    front: { ...joined, IPAMConfig: {}, Aliases: [id.slice(0, 12)], Links: null, DriverOpts: null },
  };
  expect(kept('front', networks)).toEqual({
    NetworkMode: 'front',
    endpoints: {
      back: {
        IPAMConfig: { IPv4Address: '10.0.0.5' },
        Aliases: ['db'],
        Links: ['cache:redis'],
        DriverOpts: { a: 'b' },
        FutureField: 'kept',
      },
      front: {},
    },
  });
});

test('the default bridge gets neither aliases nor addresses', () => {
  const networks = { bridge: { ...joined, Aliases: ['web'], IPAMConfig: { IPv4Address: '172.17.0.9' } } };
  expect(kept('default', networks)).toEqual({ NetworkMode: 'default', endpoints: { bridge: {} } });
});

test.for(['host', 'none', 'container:web'])('%s has no networks', (mode) => {
  expect(kept(mode, { [mode]: joined })).toEqual({ NetworkMode: mode, endpoints: {} });
});

test('the first network is found by id, and another takes its place when it was disconnected', () => {
  expect(kept('n1', { front: joined }).NetworkMode).toBe('front');
  expect(kept('bridge', { zoo: {}, back: {} }).NetworkMode).toBe('back');
  expect(kept('bridge', {})).toEqual({ NetworkMode: 'none', endpoints: {} });
});

test('a MAC address is kept only when somebody chose it', () => {
  const chosen = '02:00:00:00:00:01';
  const macs = (api: string, mac: string, config = {}) =>
    kept('front', { front: { ...joined, MacAddress: mac } }, api, config).endpoints['front']?.MacAddress;
  expect(macs('1.41', chosen)).toBeUndefined();
  expect(macs('1.41', chosen, { MacAddress: chosen })).toBe(chosen);
  expect(macs('1.41', joined.MacAddress, { MacAddress: joined.MacAddress })).toBeUndefined();
  expect(macs('1.45', chosen)).toBe(chosen);
  expect(macs('1.45', joined.MacAddress)).toBeUndefined();
  expect(macs('1.52', chosen)).toBeUndefined();
});

test('where engines make random ones, a MAC address of a further network is kept unless it looks like them', () => {
  const further = (mac: string, api = '1.51') =>
    kept('front', { front: joined, back: { ...joined, MacAddress: mac } }, api).endpoints['back']?.MacAddress;
  expect(further('02:00:00:00:00:0b')).toBe('02:00:00:00:00:0b');
  expect(further('00:16:3e:00:00:01')).toBe('00:16:3e:00:00:01');
  expect(further('d6:6d:70:5f:46:36')).toBeUndefined();
  expect(further(joined.MacAddress)).toBeUndefined();
  expect(further('')).toBeUndefined();
  expect(further('d6:6d:70:5f:46:36', '1.45')).toBe('d6:6d:70:5f:46:36');
});
