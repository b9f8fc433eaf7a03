import { expect, test } from 'vitest';
import type { WatchStatus } from '#contracts/watcher/watched.ts';
import { rowFixture, runFixture } from './fixtures.ts';
import { applyLive, emptyWatcher } from './live-store.ts';

const status: WatchStatus = {
  isChecking: false,
  lastCheckAtMs: 1_000,
  lastCheckMs: 200,
  lastRequests: 12,
  nextCheckAtMs: 2_000,
  missing: [],
};
const loaded = applyLive(emptyWatcher, {
  kind: 'all',
  containers: [rowFixture(), rowFixture({ name: 'radarr' })],
  status,
});

test('everything comes first, and replaces what was known', () => {
  expect([...loaded.containers.keys()]).toEqual(['local/jellyfin', 'local/radarr']);
  const again = applyLive(loaded, { kind: 'all', containers: [rowFixture()], status });
  expect([...again.containers.keys()]).toEqual(['local/jellyfin']);
});

test('a replaced container keeps its place; what is gone leaves', () => {
  const after = applyLive(loaded, {
    kind: 'changed',
    containers: [rowFixture({ id: 'c2' })],
    gone: [{ host: 'local', name: 'radarr' }],
  });
  expect([...after.containers.values()].map(({ id }) => id)).toEqual(['c2']);
  expect(loaded.containers.size).toBe(2);
});

test('the check and each update are followed', () => {
  const checking = applyLive(loaded, { kind: 'status', status: { ...status, isChecking: true } });
  expect(checking.status?.isChecking).toBe(true);
  const ran = [runFixture(), runFixture({ state: 'succeeded' })].reduce(
    (state, run) => applyLive(state, { kind: 'run', run }),
    loaded,
  );
  expect([...ran.runs.values()].map(({ state }) => state)).toEqual(['succeeded']);
});
