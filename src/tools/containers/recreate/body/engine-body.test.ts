import { expect, test } from 'vitest';
import { createRequests, namesIn, tiedTo } from './engine-body.ts';

const body = {
  Image: 'app',
  HostConfig: { NetworkMode: 'front' },
  NetworkingConfig: {
    EndpointsConfig: {
      back: { IPAMConfig: { IPv4Address: '10.0.0.5' } },
      front: { Aliases: ['web'], MacAddress: '02:00:00:00:00:01' },
    },
  },
};

test('a newer engine takes all networks at once', () => {
  expect(createRequests(body, '1.44')).toEqual({ create: body, connects: [] });
});

test('an older engine takes the first network, then one at a time', () => {
  expect(createRequests(body, '1.43')).toEqual({
    create: {
      ...body,
      MacAddress: '02:00:00:00:00:01',
      NetworkingConfig: { EndpointsConfig: { front: { Aliases: ['web'] } } },
    },
    connects: [{ network: 'back', endpoint: { IPAMConfig: { IPv4Address: '10.0.0.5' } } }],
  });
});

test('the default mode begins with the bridge', () => {
  const onBridge = {
    Image: 'app',
    HostConfig: { NetworkMode: 'default' },
    NetworkingConfig: { EndpointsConfig: { back: {}, bridge: {} } },
  };
  expect(createRequests(onBridge, '1.41')).toMatchObject({
    create: { NetworkingConfig: { EndpointsConfig: { bridge: {} } } },
    connects: [{ network: 'back' }],
  });
});

const tied = {
  Image: 'app',
  HostConfig: {
    NetworkMode: 'container:vpn',
    PidMode: 'container:other',
    IpcMode: 'private',
    VolumesFrom: ['vpn:ro', 'data'],
    Links: ['vpn:tunnel'],
    Memory: 5,
  },
};

test('a body is tied to the containers that take the place of others', () => {
  expect(tiedTo(tied, (name) => (name === 'vpn' ? 'id1' : undefined)).HostConfig).toEqual({
    NetworkMode: 'container:id1',
    PidMode: 'container:other',
    IpcMode: 'private',
    VolumesFrom: ['id1:ro', 'data'],
    Links: ['id1:tunnel'],
    Memory: 5,
  });
});

test('a body tells which containers it refers to', () => {
  expect(namesIn(tied)).toEqual(['vpn', 'other', 'data']);
  expect(namesIn({ Image: 'app' })).toEqual([]);
});
