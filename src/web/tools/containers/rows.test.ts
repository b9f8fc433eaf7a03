import { expect, test } from 'vitest';
import { containerFixture, operationFixture } from './fixtures.ts';
import { emptyLiveState, type LiveState } from './live-store.ts';
import { stackNames, toRows } from './rows.ts';

const stack = { name: 'media', service: 'radarr', workingDirectory: null, configFiles: [] };
const rows = [
  containerFixture({ id: 'r', name: 'radarr', stack }),
  containerFixture({ id: 'g', name: 'gluetun', stack, health: 'unhealthy' }),
  containerFixture({ id: 'o', name: 'old', state: 'exited', exitCode: 1 }),
];
const live: LiveState = {
  ...emptyLiveState,
  containers: new Map(rows.map((row) => [row.id, row])),
  operations: [operationFixture({ targetId: 'r' }), operationFixture({ targetId: 'o', state: 'failed' })],
};

const names = (filter: Parameters<typeof toRows>[1]) =>
  toRows(live, filter).map(({ container }) => container.name);

test('stacks come first, and without groups the names decide', () => {
  expect(names({})).toEqual(['gluetun', 'radarr', 'old']);
  expect(names({ flat: true })).toEqual(['gluetun', 'old', 'radarr']);
});

test('filters by state and stack', () => {
  expect(names({ state: 'unhealthy' })).toEqual(['gluetun']);
  expect(names({ state: 'stopped' })).toEqual(['old']);
  expect(names({ stack: 'media' })).toEqual(['gluetun', 'radarr']);
  expect(names({ stack: '-' })).toEqual(['old']);
});

test('only running work is shown in a row', () => {
  const working = toRows(live, {})
    .filter((row) => row.working)
    .map(({ container }) => container.id);
  expect(working).toEqual(['r']);
});

test('stacks are named once', () => {
  expect(stackNames(live)).toEqual(['media']);
});
