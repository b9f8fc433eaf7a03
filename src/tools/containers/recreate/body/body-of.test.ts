import { expect, test } from 'vitest';
import type { ContainerDetails } from '#library/docker/container.ts';
import { bodyOf, type BodyFacts } from './body-of.ts';

const id = '0123456789abcdef'.repeat(4);

function body(config: object, host: object, rest: Partial<Omit<BodyFacts, 'inspection'>> = {}) {
  const inspection = {
    Id: id,
    Name: '/web',
    Config: { Image: 'app', ...config },
    HostConfig: host,
    Mounts: [],
    NetworkSettings: { Networks: { front: {} } },
  };
  return bodyOf({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parts that are read
    inspection: inspection as Partial<ContainerDetails> as ContainerDetails,
    image: {},
    others: new Map(),
    engineHostname: 'lab',
    api: '1.41',
    ...rest,
  });
}

test('the host configuration goes back as it came, with fields nobody here knows', () => {
  const host = {
    NetworkMode: 'front',
    Memory: 64,
    MemorySwap: -1,
    FutureLimit: { a: [1] },
    ContainerIDFile: '/x',
  };
  const { name, create } = body({ Hostname: id.slice(0, 12), StopTimeout: 0 }, host);
  expect(name).toBe('web');
  expect(create.HostConfig).toMatchObject({ Memory: 64, MemorySwap: -1, FutureLimit: { a: [1] } });
  expect(create.HostConfig).not.toHaveProperty('ContainerIDFile');
  expect(create).not.toHaveProperty('Hostname');
  expect(create).toMatchObject({ StopTimeout: 0, NetworkingConfig: { EndpointsConfig: { front: {} } } });
});

test('a hostname that somebody chose stays', () => {
  expect(body({ Hostname: 'mine' }, { NetworkMode: 'front' }).create.Hostname).toBe('mine');
  expect(body({ Hostname: 'lab' }, { NetworkMode: 'host' }).create.Hostname).toBeUndefined();
  expect(body({ Hostname: 'x' }, { NetworkMode: 'front', UTSMode: 'host' }).create.Hostname).toBeUndefined();
});

test('a container in the network of another names it and has nothing of its own', () => {
  const others = new Map([['abc', { name: 'vpn', mounts: [] }]]);
  const host = {
    NetworkMode: 'container:abc',
    PidMode: 'container:abc',
    PortBindings: { '80/tcp': [{ HostPort: '80' }] },
    ExtraHosts: ['a:1.2.3.4'],
    Dns: ['1.1.1.1'],
  };
  const { create } = body({ Hostname: 'vpn', ExposedPorts: { '80/tcp': {} } }, host, { others });
  expect(create).not.toHaveProperty('Hostname');
  expect(create).not.toHaveProperty('ExposedPorts');
  expect(create).not.toHaveProperty('NetworkingConfig');
  expect(create.HostConfig).toMatchObject({
    NetworkMode: 'container:vpn',
    PidMode: 'container:vpn',
    PortBindings: {},
    ExtraHosts: null,
    Dns: [],
  });
});

test('links are written as they were asked for', () => {
  const { create } = body({}, { NetworkMode: 'front', Links: ['/db:/web/database'] });
  expect(create.HostConfig?.Links).toEqual(['db:database']);
});
