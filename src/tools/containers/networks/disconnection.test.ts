import { expect, test } from 'vitest';
import { fakeRecord } from '../fake-host.ts';
import { disconnectionPreview } from './disconnection.ts';

const stack = (service: string) => ({ name: 'shop', service, workingDirectory: null, configFiles: [] });
const none = { dependsOn: [], shares: [], links: [], volumesFrom: [] };
const db = fakeRecord({
  id: 'd'.repeat(64),
  name: 'db',
  networks: ['back'],
  stack: stack('db'),
  ports: [{ containerPort: 5432, protocol: 'tcp', hostPort: 5432, hostIp: null }],
});
const app = fakeRecord(
  { id: 'a'.repeat(64), name: 'app', networks: ['back', 'front'], stack: stack('app') },
  { relations: { ...none, dependsOn: [{ service: 'db', condition: 'service_healthy' }] } },
);
const proxy = fakeRecord({ id: 'p'.repeat(64), name: 'proxy', networks: ['front'] });
const side = fakeRecord(
  { id: 's'.repeat(64), name: 'side', networks: [] },
  { relations: { ...none, shares: [{ namespace: 'network', container: db.summary.id }] } },
);

test('what needs it is named with its reason, and what goes with it', () => {
  const { breaks, command } = disconnectionPreview('back', db, [db, app, proxy, side]);
  expect(breaks).toEqual([
    'db has no network left: it reaches nothing, and nothing reaches it.',
    'Its published port 5432 stops answering.',
    'app can no longer reach it, and waits for it to be healthy.',
    'side uses its network and leaves with it.',
  ]);
  expect(command).toBe('docker network disconnect back db');
});

test('whoever shares another network with it loses nothing', () => {
  const both = fakeRecord({ ...db.summary, networks: ['back', 'front'] });
  expect(disconnectionPreview('back', both, [both, app]).breaks).toEqual([]);
  expect(disconnectionPreview('front', app, [app, proxy]).breaks).toEqual([
    'No longer within reach of each other: app and proxy.',
  ]);
});
