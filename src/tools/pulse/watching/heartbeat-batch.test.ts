import { expect, test } from 'vitest';
import { newHeartbeatBatch } from './heartbeat-batch.ts';

const of = (monitorId: number, latencyMs: number | null = 5) => ({ monitorId, latencyMs, reason: null });

test('what waits is restated where it waits, and what is stored by the store', () => {
  const batch = newHeartbeatBatch('here');
  batch.add([{ kind: 'heartbeat', atMs: 10, state: 'pending' }], of(1));
  batch.add([{ kind: 'heartbeat', atMs: 10, state: 'up' }], of(2));
  batch.add(
    [
      { kind: 'restated', fromMs: 4, toMs: 19, state: 'down' },
      { kind: 'heartbeat', atMs: 20, state: 'down' },
    ],
    of(1, null),
  );
  expect(
    batch.heartbeats.map(({ monitorId, atMs, state, latencyMs }) => [monitorId, atMs, state, latencyMs]),
  ).toEqual([
    [1, 10, 'down', 5],
    [2, 10, 'up', 5],
    [1, 20, 'down', null],
  ]);
  expect(batch.restated).toEqual([{ monitorId: 1, fromMs: 4, toMs: 9, state: 'down' }]);
});

test('nothing is left for the store when all of it waits, and all when nothing waits', () => {
  const batch = newHeartbeatBatch('here');
  batch.add([{ kind: 'heartbeat', atMs: 10, state: 'pending' }], of(1));
  batch.add([{ kind: 'restated', fromMs: 10, toMs: 19, state: 'up' }], of(1));
  expect(batch.restated).toEqual([]);
  batch.add([{ kind: 'restated', fromMs: 10, toMs: 19, state: 'paused' }], of(2));
  expect(batch.restated).toEqual([{ monitorId: 2, fromMs: 10, toMs: 19, state: 'unknown' }]);
});

test('the oldest are forgotten when there are too many', () => {
  const batch = newHeartbeatBatch('here');
  for (let atMs = 1; atMs <= 5; atMs += 1) batch.add([{ kind: 'heartbeat', atMs, state: 'up' }], of(1));
  expect(batch.shorten(3)).toBe(2);
  expect(batch.heartbeats.map(({ atMs }) => atMs)).toEqual([3, 4, 5]);
  expect(batch.shorten(3)).toBe(0);
});
