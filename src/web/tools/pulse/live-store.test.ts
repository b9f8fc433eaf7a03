import { expect, test } from 'vitest';
import { rowFixture } from './fixtures.ts';
import { applyLive, emptyPulse, withRead } from './live-store.ts';

test('many monitors are shown once all parts have come', () => {
  const [one, two] = [rowFixture(), rowFixture({ id: 'm2', number: 2 })];
  const half = applyLive(emptyPulse, [{ kind: 'all', monitors: [one], rest: 1 }]);
  expect(half).toMatchObject({ loaded: false });
  expect(half.monitors.size).toBe(0);
  const whole = applyLive(half, [{ kind: 'all', monitors: [two], rest: 0 }]);
  expect(whole.loaded).toBe(true);
  expect([...whole.monitors.keys()]).toEqual(['m1', 'm2']);
});

test('a check changes how its monitor is, and adds a bar', () => {
  const state = applyLive(emptyPulse, [
    { kind: 'all', monitors: [rowFixture()], rest: 0 },
    {
      kind: 'checked',
      checks: [
        {
          id: 'm1',
          status: 'down',
          sinceMs: 180_000,
          lastCheckAtMs: 180_000,
          latencyMs: null,
          reason: 'refused',
        },
        { id: 'gone', status: 'up', sinceMs: 0, lastCheckAtMs: 1, latencyMs: 1, reason: null },
      ],
    },
  ]);
  expect(state.monitors.get('m1')).toMatchObject({ name: 'photos', status: 'down', reason: 'refused' });
  expect(state.beats.get(1)).toEqual([{ atMs: 180_000, state: 'down' }]);
  expect(state.monitors.has('gone')).toBe(false);
});

test('what is read for the bars comes before what the stream has told', () => {
  const check = { id: 'm1', status: 'up' as const, sinceMs: 0, latencyMs: 1, reason: null };
  const state = applyLive(emptyPulse, [
    { kind: 'all', monitors: [rowFixture()], rest: 0 },
    { kind: 'checked', checks: [{ ...check, lastCheckAtMs: 120_000 }] },
    { kind: 'checked', checks: [{ ...check, lastCheckAtMs: 180_000 }] },
  ]);
  const read = withRead(state, [{ number: 1, states: 'du', newestMs: 120_000, agoS: [60, 0] }]);
  expect(read.beats.get(1)).toEqual([
    { atMs: 60_000, state: 'down' },
    { atMs: 120_000, state: 'up' },
    { atMs: 180_000, state: 'up' },
  ]);
});

test('a monitor that is gone is no longer shown', () => {
  const state = applyLive(emptyPulse, [
    { kind: 'all', monitors: [rowFixture()], rest: 0 },
    { kind: 'changed', monitors: [rowFixture({ id: 'm2', name: 'music' })], gone: ['m1'] },
  ]);
  expect([...state.monitors.values()].map(({ name }) => name)).toEqual(['music']);
});
