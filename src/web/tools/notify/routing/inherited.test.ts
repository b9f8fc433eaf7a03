import { expect, test } from 'vitest';
import { Route } from '#contracts/notify/routing-config.ts';
import { inheritedAt, isOwn } from './inherited.ts';

const root = Route.parse({
  receiver: 'all',
  groupBy: ['host'],
  routes: [{ groupWaitMs: 0, routes: [{ receiver: 'ops', groupBy: [] }] }],
});

test('what holds comes from the nearest part that says so, or from nobody', () => {
  expect(inheritedAt(root, [0, 0])).toEqual({
    receiver: { value: 'ops', from: [0, 0] },
    groupBy: { value: [], from: [0, 0] },
    groupWaitMs: { value: 0, from: [0] },
    groupIntervalMs: { value: 300_000, from: null },
    repeatIntervalMs: { value: 14_400_000, from: null },
  });
  expect(inheritedAt(root, [0]).groupBy).toEqual({ value: ['host'], from: [] });
});

test('own is what the part itself says', () => {
  expect(isOwn([0], [0])).toBe(true);
  expect(isOwn([], [0])).toBe(false);
  expect(isOwn(null, [])).toBe(false);
});
