import { expect, test } from 'vitest';
import { kinds } from '../checks/kinds.ts';
import { admin } from '#kernel/test-call.ts';
import { openTestMonitors } from '../monitors/test-monitors.ts';
import { openTestKernel } from '../test-pulse.ts';
import { discover, matchFound } from './discover.ts';
import { addressOfHost } from './suggestions.ts';
import { container } from './test-discovery.ts';

const port = (hostPort: number | null, containerPort: number, changes = {}) => ({
  hostPort,
  containerPort,
  protocol: 'tcp' as const,
  hostIp: '0.0.0.0',
  ...changes,
});

const shown = (changes: Parameters<typeof container>[1], labels = {}) =>
  discover([container(labels, changes)], kinds, () => 'nas.lan').found.map(
    ({ source, draft: { name, kind, settings } }) => [
      source,
      name,
      kind,
      settings['url'] ?? settings['port'],
    ],
  );

test('published ports are suggested, each once, and as what they nearly always are', () => {
  const ports = [
    port(8080, 80),
    port(8080, 80, { hostIp: '::' }),
    port(8443, 443),
    port(5432, 5432, { hostIp: '192.168.1.9' }),
    port(null, 9000),
    port(53, 53, { protocol: 'udp' as const }),
  ];
  expect(shown({ ports, health: 'healthy' })).toEqual([
    ['port', 'photos 8080', 'http', 'http://nas.lan:8080/'],
    ['port', 'photos 8443', 'http', 'https://nas.lan:8443/'],
    ['port', 'photos 5432', 'tcp', 5432],
    ['health-check', 'photos container', 'docker', undefined],
  ]);
});

test('of a container without anything it is suggested that it runs', () => {
  expect(shown({})).toEqual([['running', 'photos container', 'docker', undefined]]);
});

test('nothing is suggested for what does not run, nor for what wants nothing', () => {
  expect(shown({ state: 'exited', ports: [port(8080, 80)] })).toEqual([]);
  expect(shown({ ports: [port(8080, 80)] }, { 'nexus.pulse.enable': 'false' })).toEqual([]);
});

test.each([
  ['unix:///var/run/docker.sock', false, '127.0.0.1'],
  ['unix:///var/run/docker.sock', true, 'host.docker.internal'],
  ['tcp://nas.lan:2376', true, 'nas.lan'],
  ['ssh://ana@nas.lan', true, 'nas.lan'],
  ['tcp://[fd00::1]:2375', false, 'fd00::1'],
])('ports of the engine at %s (in a container: %s) are reached at %s', (address, isInContainer, expected) => {
  expect(addressOfHost({ address }, isInContainer)).toBe(expected);
});

test('what is watched already is known by its key or by what it looks at', async () => {
  await using kernel = await openTestKernel();
  await using monitors = await openTestMonitors(kernel, kinds);
  const labels = { 'nexus.pulse.tcp': 'db.lan:5432', 'nexus.pulse.http': 'http://nas.lan:8080/' };
  const { found } = discover([container(labels, { ports: [port(8080, 80)] })], kinds, () => 'nas.lan');
  const [http, tcp] = found;
  const byKey = await monitors.create(tcp!.draft, admin, { origin: 'labels', key: tcp!.key });
  const bySight = await monitors.create(http!.draft, admin);
  await monitors.create({ ...http!.draft, settings: { url: 'http://nas.lan:8080/other' } }, admin);
  const matched = matchFound(found, monitors.all(), kinds);
  expect(matched.map(({ source, draft, monitorId }) => [source, draft.kind, monitorId])).toEqual([
    ['nexus-labels', 'http', bySight.id],
    ['nexus-labels', 'tcp', byKey.id],
    ['port', 'http', bySight.id],
    ['running', 'docker', null],
  ]);
});
