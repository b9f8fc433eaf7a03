import { expect, test } from 'vitest';
import { ContainerSummary } from '#contracts/containers/container.ts';
import { fakeInspection } from './fake-inspection.ts';
import { readInspection } from './record.ts';

test('a row says what the engine says', () => {
  const { summary, relations } = readInspection(
    'local',
    fakeInspection({
      config: {
        ExposedPorts: { '9000/udp': {} },
        Labels: {
          'com.docker.compose.project': 'media',
          'com.docker.compose.service': 'jellyfin',
          'com.docker.compose.project.config_files': '/srv/compose.yaml,/srv/override.yaml',
          'com.docker.compose.depends_on': 'db:service_healthy:false,cache:service_started:true',
          owner: 'ana',
        },
      },
      hostConfig: {
        NetworkMode: 'container:vpn',
        Links: ['/db:/jellyfin/database'],
        VolumesFrom: ['data:ro'],
      },
      networkSettings: {
        Ports: {
          '8096/tcp': [
            { HostIp: '0.0.0.0', HostPort: '8096' },
            { HostIp: '::', HostPort: '8096' },
            { HostIp: '127.0.0.1', HostPort: '18096' },
          ],
        },
      },
    }),
  );
  expect(ContainerSummary.parse(summary)).toEqual(summary);
  expect(summary.ports).toEqual([
    { containerPort: 8096, protocol: 'tcp', hostPort: 8096, hostIp: '0.0.0.0' },
    { containerPort: 8096, protocol: 'tcp', hostPort: 18096, hostIp: '127.0.0.1' },
    { containerPort: 9000, protocol: 'udp', hostPort: null, hostIp: null },
  ]);
  expect(summary.labels).toEqual({ owner: 'ana' });
  expect(summary.stack).toEqual({
    name: 'media',
    service: 'jellyfin',
    workingDirectory: null,
    configFiles: ['/srv/compose.yaml', '/srv/override.yaml'],
  });
  expect(relations).toEqual({
    dependsOn: [
      { service: 'db', condition: 'service_healthy' },
      { service: 'cache', condition: 'service_started' },
    ],
    shares: [{ namespace: 'network', container: 'vpn' }],
    links: ['db'],
    volumesFrom: ['data'],
  });
});

test('a stopped container shows the ports it will ask for', () => {
  const hostConfig = { PortBindings: { '80/tcp': [{ HostPort: '8080' }], '81/tcp': [{ HostPort: '' }] } };
  const { summary } = readInspection('local', fakeInspection({ hostConfig }));
  expect(summary.ports).toEqual([
    { containerPort: 80, protocol: 'tcp', hostPort: 8080, hostIp: null },
    { containerPort: 81, protocol: 'tcp', hostPort: null, hostIp: null },
  ]);
});

test('a row stays small whatever its maker wrote', () => {
  const long = '😀'.repeat(50_000);
  const Labels = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`${at}${long}`, long]));
  const ExposedPorts = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`${at + 1}/tcp`, {}]));
  const { summary } = readInspection(
    'local',
    fakeInspection({ name: long, config: { Labels, ExposedPorts } }),
  );
  expect(JSON.stringify(summary).length).toBeLessThan(80_000);
  expect(ContainerSummary.parse(summary)).toEqual(summary);
});

test.each([
  [{ Status: 'stopped', Running: false }, 'created'],
  [{ Status: 'stopped', Running: false, FinishedAt: '2026-01-01T00:00:00Z' }, 'exited'],
  [{ Status: 'stopping', Running: true }, 'running'],
])('a state that Docker does not have, %j, is shown as %s', (state, shown) => {
  const body = JSON.parse(JSON.stringify(fakeInspection()));
  Object.assign(body.State, state);
  expect(readInspection('local', body).summary.state).toBe(shown);
});
