import { expect, test } from 'vitest';
import { countsFixture } from '../image-fixtures.ts';
import { byUrgency, openCount, worstRank } from './ranks.ts';

test('what is settled is not open', () => {
  expect(openCount(countsFixture({ now: 1, watch: 4, none: 90 }))).toBe(5);
  expect(worstRank(countsFixture({ none: 90 }))).toBe('none');
  expect(worstRank(countsFixture({ soon: 2, watch: 4 }))).toBe('soon');
});

test('one that is urgent comes before many that are not', () => {
  const all = [countsFixture({ plan: 900 }), countsFixture({ now: 1 }), countsFixture({ now: 1, soon: 3 })];
  expect(all.toSorted(byUrgency).map(({ ranks }) => [ranks.now, ranks.soon, ranks.plan])).toEqual([
    [1, 3, 0],
    [1, 0, 0],
    [0, 0, 900],
  ]);
});
