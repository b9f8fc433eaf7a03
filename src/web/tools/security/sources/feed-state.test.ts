import { expect, test } from 'vitest';
import type { FeedState } from '#contracts/security/feeds.ts';
import { feedFixture, partFixture } from '../lab-fixtures.ts';
import { advisoriesOf, byHealth, failures, type FeedHealth, feedHealth, oldestCheck } from './feed-state.ts';

const nowMs = Date.now();
const problem = { en: 'x', es: 'x' };

test.each<[health: FeedHealth, changes: Partial<FeedState>]>([
  ['off', { isOn: false }],
  ['notNeeded', { parts: [] }],
  ['fetching', { parts: [partFixture({ isFetching: true, problem })] }],
  ['failed', { parts: [partFixture(), partFixture({ problem })] }],
  ['never', { parts: [partFixture(), partFixture({ checkedAtMs: null })] }],
  ['old', { parts: [partFixture(), partFixture({ checkedAtMs: nowMs - 4 * 86_400_000 })] }],
  ['fresh', {}],
])('a feed is %s by the worst of its files', (health, changes) => {
  expect(feedHealth(feedFixture(changes), nowMs)).toBe(health);
});

test('what wants a person comes first', () => {
  const failed = feedFixture({ id: 'z', parts: [partFixture({ problem })] });
  expect([feedFixture(), failed].toSorted(byHealth(nowMs)).map(({ id }) => id)).toEqual(['z', 'debian']);
});

test('its numbers are those of its files together', () => {
  const feed = feedFixture({
    parts: [partFixture({ checkedAtMs: 5 }), partFixture({ checkedAtMs: 3, problem })],
  });
  expect([oldestCheck(feed), failures(feed), advisoriesOf(feed)]).toEqual([3, 1, 80_000]);
});
