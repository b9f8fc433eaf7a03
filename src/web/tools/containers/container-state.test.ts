import { expect, test } from 'vitest';
import { portWords, shownState, wantsAttention } from './container-state.ts';
import { containerFixture, operationFixture } from './fixtures.ts';

test('health decides how a running container is shown, and running work hides both', () => {
  const unhealthy = containerFixture({ health: 'unhealthy' });
  expect(shownState(unhealthy, undefined)).toBe('unhealthy');
  expect(shownState(unhealthy, operationFixture())).toBe('working');
  expect(shownState(containerFixture({ state: 'exited', health: 'unhealthy' }), undefined)).toBe('stopped');
});

test('an unhealthy or restarting container wants attention, a stopped one does not', () => {
  expect(wantsAttention(containerFixture({ health: 'unhealthy' }))).toBe(true);
  expect(wantsAttention(containerFixture({ state: 'restarting' }))).toBe(true);
  expect(wantsAttention(containerFixture({ state: 'exited', health: 'unhealthy' }))).toBe(false);
});

test('ports are said once for both address families, with what differs', () => {
  const port = { protocol: 'tcp', containerPort: 8096 } as const;
  const ports = [
    { ...port, hostPort: 8096, hostIp: '0.0.0.0' },
    { ...port, hostPort: 8096, hostIp: '::' },
    { ...port, containerPort: 5432, hostPort: 15432, hostIp: '127.0.0.1' },
    { protocol: 'udp', containerPort: 53, hostPort: 53, hostIp: null } as const,
    { ...port, containerPort: 9000, hostPort: null, hostIp: null },
  ];
  expect(portWords(containerFixture({ ports }))).toEqual([':8096', '127.0.0.1:15432→5432', ':53/udp']);
});
