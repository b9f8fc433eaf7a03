import { expect, test } from 'vitest';
import { runFixture } from '../fixtures.ts';
import { isUnderWay, runSteps } from './run-state.ts';

const file = {
  path: 'compose.yaml',
  place: 'image',
  variable: null,
  before: 'a',
  after: 'b',
  diff: '',
} as const;
const shown = (...args: Parameters<typeof runSteps>) =>
  runSteps(...args).map(({ phase, state }) => `${phase} ${state}`);

test('phases before the one it is in are done, those behind it wait', () => {
  expect(shown(runFixture({ state: 'watching', file }), true)).toEqual([
    'replacing done',
    'watching working',
    'writing waiting',
  ]);
});

test('what is not watched and not written has no such phase', () => {
  expect(shown(runFixture({ state: 'replacing' }), false)).toEqual(['replacing working']);
  expect(shown(runFixture({ state: 'succeeded' }), false)).toEqual(['replacing done']);
});

test('its turn is shown until it comes', () => {
  expect(shown(runFixture({ state: 'waiting' }), false)).toEqual(['waiting working', 'replacing waiting']);
});

test('one that goes back shows what failed, and how far back it is', () => {
  expect(shown(runFixture({ state: 'going-back' }), true)).toContain('going-back working');
  expect(shown(runFixture({ state: 'back' }), true)).toEqual(['replacing failed', 'going-back done']);
});

test('three states are ends', () => {
  expect((['waiting', 'going-back', 'back', 'failed', 'succeeded'] as const).map(isUnderWay)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
