import { expect, test } from 'vitest';
import { newPullState, takePullLine } from './pull-progress.ts';

test('each layer is one part, from its first word to its last', () => {
  const state = newPullState();
  const id = 'a1b2c3d4e5f6';
  takePullLine(state, { id: 'latest', status: 'Pulling from library/nginx' });
  takePullLine(state, { id, status: 'Pulling fs layer', progressDetail: {} });
  takePullLine(state, { id, status: 'Downloading', progressDetail: { current: 5, total: 20 } });
  expect([...state.layers.values()]).toEqual([
    { id, status: 'Downloading', currentBytes: 5, totalBytes: 20 },
  ]);
  takePullLine(state, { id, status: 'Pull complete', progressDetail: {} });
  expect(state.layers.get(id)).toEqual({ id, status: 'Pull complete', currentBytes: 20, totalBytes: 20 });
  expect(state.note).toBe('Pulling from library/nginx');
});
