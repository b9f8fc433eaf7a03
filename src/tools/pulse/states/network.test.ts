import { expect, test } from 'vitest';
import { judgeNetwork, type NetworkObservation, type NetworkState } from './network.ts';

const rules = { failingShare: 0.5, failingAtLeast: 3 };
const there: NetworkState = { lostSinceMs: undefined };
const seen = (changes: Partial<NetworkObservation> = {}): NetworkObservation => ({
  atMs: 1000,
  failing: 6,
  failingSinceMs: 700,
  watched: 10,
  isReferenceReachable: false,
  ...changes,
});

test.each([
  ['a reference is reached', { isReferenceReachable: true }],
  ['few fail', { failing: 4 }],
  ['few are watched', { failing: 2, watched: 2 }],
])('it is there when %s', (_, changes) => {
  expect(judgeNetwork(there, seen(changes), rules)).toEqual({ state: there, happened: [] });
});

test('it is lost since the first failure, which is said once, until a reference is reached', () => {
  const lost = judgeNetwork(there, seen(), rules);
  expect(lost).toEqual({
    state: { lostSinceMs: 700 },
    happened: [{ kind: 'network-lost', sinceMs: 700, atMs: 1000 }],
  });
  expect(judgeNetwork(lost.state, seen({ atMs: 2000 }), rules).happened).toEqual([]);
  expect(judgeNetwork(lost.state, seen({ atMs: 2000, failing: 0 }), rules).state).toBe(lost.state);
  expect(judgeNetwork(lost.state, seen({ atMs: 3000, isReferenceReachable: true }), rules)).toEqual({
    state: there,
    happened: [{ kind: 'network-back', sinceMs: 700, atMs: 3000 }],
  });
});
