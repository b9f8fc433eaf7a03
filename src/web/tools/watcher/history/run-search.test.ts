import { expect, test } from 'vitest';
import { runFixture } from '../fixtures.ts';
import { outcomeOf, RunSearch, tookMs } from './run-search.ts';

test('whatever has not ended is under way, and takes no known time yet', () => {
  expect(outcomeOf(runFixture({ state: 'going-back' }))).toBe('under-way');
  expect(tookMs(runFixture({ state: 'watching' }))).toBeNull();
  expect(outcomeOf(runFixture({ state: 'back' }))).toBe('back');
  expect(tookMs(runFixture({ state: 'succeeded', startedAtMs: 1_000, endedAtMs: 9_000 }))).toBe(8_000);
});

test('an address that says nothing known shows everything', () => {
  expect(RunSearch.parse({ outcome: 'odd', stack: 1 })).toEqual({});
});
