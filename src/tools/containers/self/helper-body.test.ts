import { expect, test } from 'vitest';
import type { ContainerDetails } from '#library/docker/container.ts';
import { fakeInspection } from '../local-host/fake-inspection.ts';
import { helperBody } from './helper-body.ts';
import { testOrder } from './test-order.ts';

const order = testOrder({ containerId: 'a'.repeat(64) });

function own(environment: readonly string[], host: object): ContainerDetails {
  const inspection = fakeInspection();
  return {
    ...inspection,
    Image: 'sha256:1',
    Config: {
      ...inspection.Config,
      Env: environment,
      User: '1000:1000',
      Labels: { 'com.docker.compose.project': 'x' },
    },
    HostConfig: { ...inspection.HostConfig, ...host },
    NetworkSettings: { Networks: { proxy: { IPAddress: '10.0.0.2' } } },
  };
}

const program = { program: '/usr/bin/node', script: '/nexus/server/replace-self.js', order };

test('the helper gets the socket by the account of NEXUS, and neither its data, port, network nor secrets', () => {
  const binds = ['/var/run/docker.sock:/run/docker.sock', '/srv/data:/data', '/srv/stacks:/srv/stacks'];
  const ports = { '9095/tcp': [{ HostPort: '9095' }] };
  const container = own(['NEXUS_SECRET_KEY=hunter2', 'PATH=/bin'], {
    Binds: binds,
    PortBindings: ports,
    GroupAdd: ['999'],
    CapDrop: ['ALL'],
    ReadonlyRootfs: true,
  });
  const socketPaths = ['/var/run/docker.sock', '/run/docker.sock'];
  const body = helperBody(container, { ...program, socketPaths });
  expect(body).toMatchObject({
    Image: 'sha256:1',
    User: '1000:1000',
    Entrypoint: ['/usr/bin/node'],
    Labels: { 'nexus.helper': 'replace' },
    HostConfig: { Binds: binds.slice(0, 1), GroupAdd: ['999'], CapDrop: ['ALL'], NetworkMode: 'none' },
  });
  expect(JSON.stringify(body)).not.toMatch(/hunter2|9095|compose|\/data|Readonly/);
});

test('an engine over the network is reached over the same networks, with the same certificates', () => {
  const settings = ['NEXUS_DOCKER_HOST=tcp://proxy:2376', 'NEXUS_DOCKER_CERT_DIR=/certs/client'];
  const mounts = [
    { Type: 'volume', Source: 'certs', Target: '/certs', ReadOnly: true },
    { Type: 'volume', Source: 'data', Target: '/data' },
  ];
  const container = own([...settings, 'NEXUS_PUBLIC_URL=https://x'], {
    Mounts: mounts,
    NetworkMode: 'proxy',
  });
  const body = helperBody(container, { ...program, socketPaths: null });
  expect(body.Env?.slice(0, -1)).toEqual(settings);
  expect(body).toMatchObject({
    HostConfig: { Mounts: mounts.slice(0, 1), NetworkMode: 'proxy' },
    NetworkingConfig: { EndpointsConfig: { proxy: {} } },
  });
});
