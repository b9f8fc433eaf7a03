import { expect, test } from 'vitest';
import { applyLiveItem, emptyLiveState } from './live-store.ts';
import { containerFixture, operationFixture } from './fixtures.ts';

const loaded = applyLiveItem(emptyLiveState, {
  type: 'snapshot',
  hosts: [],
  containers: [containerFixture({ id: 'a' }), containerFixture({ id: 'b' })],
  operations: [],
});

test('a snapshot replaces what was known', () => {
  const again = applyLiveItem(loaded, {
    type: 'snapshot',
    hosts: [],
    containers: [containerFixture({ id: 'c' })],
    operations: [],
  });
  expect([...again.containers.keys()]).toEqual(['c']);
  expect(emptyLiveState.loaded).toBe(false);
  expect(again.loaded).toBe(true);
});

test('a changed container replaces its row and leaves the earlier state untouched', () => {
  const next = applyLiveItem(loaded, {
    type: 'container',
    container: containerFixture({ id: 'a', state: 'exited' }),
  });
  expect(next.containers.get('a')?.state).toBe('exited');
  expect(loaded.containers.get('a')?.state).toBe('running');
});

test('a removed container takes its samples along', () => {
  const sampled = applyLiveItem(loaded, {
    type: 'stats',
    host: 'local',
    samples: [{ id: 'a', atMs: 1, cpuPercent: 5, memoryBytes: 10, memoryLimitBytes: null }],
  });
  const next = applyLiveItem(sampled, { type: 'container-removed', host: 'local', id: 'a' });
  expect(next.containers.has('a')).toBe(false);
  expect(next.trails.has('a')).toBe(false);
});

test('samples become a trail of bounded length, gaps kept', () => {
  let state = loaded;
  for (let index = 0; index < 80; index += 1) {
    const cpuPercent = index === 79 ? null : index;
    const sample = { id: 'a', atMs: index, cpuPercent, memoryBytes: index, memoryLimitBytes: null };
    state = applyLiveItem(state, { type: 'stats', host: 'local', samples: [sample] });
  }
  const trail = state.trails.get('a');
  expect(trail?.cpuPercents).toHaveLength(60);
  expect(trail?.cpuPercents.at(-1)).toBeNull();
  expect(trail?.last.atMs).toBe(79);
});

test('an operation is shown once, newest first', () => {
  let state = applyLiveItem(loaded, {
    type: 'operation',
    operation: operationFixture({ id: 'one', startedAtMs: 1 }),
  });
  state = applyLiveItem(state, {
    type: 'operation',
    operation: operationFixture({ id: 'two', startedAtMs: 2 }),
  });
  state = applyLiveItem(state, {
    type: 'operation',
    operation: operationFixture({ id: 'one', startedAtMs: 1, state: 'failed' }),
  });
  expect(state.operations.map(({ id, state: at }) => [id, at])).toEqual([
    ['two', 'running'],
    ['one', 'failed'],
  ]);
});
