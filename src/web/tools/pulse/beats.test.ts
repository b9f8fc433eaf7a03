import { expect, test } from 'vitest';
import { barsOf, readBeats, withCheck } from './beats.ts';

const minute = 60_000;

test('where checks are missing the bars have one gap', () => {
  const beats = readBeats({ number: 1, states: 'uud', newestMs: 10 * minute, agoS: [540, 480, 0] });
  expect(barsOf(beats, minute, 30).map(({ state }) => state)).toEqual(['up', 'up', 'gap', 'down']);
});

test('a check that was a little late is no gap', () => {
  const beats = readBeats({ number: 1, states: 'uu', newestMs: 3 * minute, agoS: [90, 0] });
  expect(barsOf(beats, minute, 30)).toHaveLength(2);
});

test('only the newest are shown', () => {
  const beats = readBeats({ number: 1, states: 'dddu', newestMs: 4 * minute, agoS: [180, 120, 60, 0] });
  expect(barsOf(beats, minute, 2).map(({ state }) => state)).toEqual(['down', 'up']);
});

test('a failure that is confirmed counts from the first one on', () => {
  const beats = readBeats({ number: 1, states: 'pupp', newestMs: 4 * minute, agoS: [180, 120, 60, 0] });
  const now = {
    status: 'down',
    sinceMs: 3 * minute,
    lastCheckAtMs: 5 * minute,
    latencyMs: null,
    reason: null,
  } as const;
  expect(withCheck(beats, now).map(({ state }) => state)).toEqual(['pending', 'up', 'down', 'down', 'down']);
});
