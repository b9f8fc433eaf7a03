import { expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { putInterval, putReceiver } from './renamed.ts';

const config = RoutingConfig.parse({
  route: {
    receiver: 'ops',
    routes: [{ muteTimeIntervals: ['night', 'lunch'], routes: [{ receiver: 'ops' }, { receiver: 'other' }] }],
  },
  receivers: [{ name: 'ops' }],
  timeIntervals: [{ name: 'night', ranges: [] }],
});

test('routes go with the new name of a receiver', () => {
  const { route, receivers } = putReceiver(config, 0, {
    name: 'team',
    destinationIds: [],
    sendResolved: true,
  });
  expect(receivers.map(({ name }) => name)).toEqual(['team']);
  expect(route.receiver).toBe('team');
  expect(route.routes[0]?.routes.map(({ receiver }) => receiver)).toEqual(['team', 'other']);
});

test('routes go with the new name of times', () => {
  const { route, timeIntervals } = putInterval(config, 0, { name: 'sleep', ranges: [] });
  expect(timeIntervals.map(({ name }) => name)).toEqual(['sleep']);
  expect(route.routes[0]?.muteTimeIntervals).toEqual(['sleep', 'lunch']);
});

test('a new one is added behind, and no route changes', () => {
  const next = putReceiver(config, 1, { name: 'ops2', destinationIds: [], sendResolved: true });
  expect(next.receivers.map(({ name }) => name)).toEqual(['ops', 'ops2']);
  expect(next.route).toBe(config.route);
});
