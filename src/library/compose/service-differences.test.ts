import { expect, test } from 'vitest';
import { compareServices } from './service-differences.ts';

const port = { mode: 'ingress', target: 80, published: '8080', protocol: 'tcp' };

test('fields are told in the short words of a compose file, values of the environment never', () => {
  const before = {
    image: 'nginx:1',
    environment: { TZ: 'UTC', PASSWORD: 'hunter2', GONE: null },
    ports: [port],
    volumes: [{ type: 'bind', source: '/srv', target: '/data', bind: {} }],
    deploy: { resources: { limits: { memory: '100' } } },
    depends_on: { db: {} },
    build: { context: '/a' },
  };
  const after = {
    ...before,
    image: 'nginx:2',
    environment: { TZ: 'Europe/Madrid', PASSWORD: 'hunter2' },
    ports: [port, { ...port, host_ip: '127.0.0.1', published: '53', target: 53, protocol: 'udp' }],
    volumes: [{ type: 'bind', source: '/srv', target: '/data', read_only: true }],
    deploy: { resources: { limits: { memory: '200' } } },
    depends_on: {},
    build: { context: '/b' },
  };
  expect(compareServices(before, after, '***')).toEqual([
    { field: 'deploy.resources.limits.memory', before: '100', after: '200' },
    { field: 'environment.GONE', before: '', after: null },
    { field: 'environment.TZ', before: '***', after: '***' },
    { field: 'image', before: 'nginx:1', after: 'nginx:2' },
    { field: 'ports', before: '8080:80', after: '8080:80, 127.0.0.1:53:53/udp' },
    { field: 'volumes', before: '/srv:/data', after: '/srv:/data:ro' },
  ]);
  expect(compareServices(before, before, '***')).toEqual([]);
});
