import { expect, test } from 'vitest';
import { countOutcomes, ofWholeFile, whatComes } from './count-items.ts';
import { itemFixture, reportFixture } from './import-fixtures.ts';

const { items } = reportFixture();

test('each outcome is counted, also one that nothing has', () => {
  expect([...countOutcomes(items)]).toEqual([
    ['taken', 2],
    ['changed', 3],
    ['there', 1],
    ['not-taken', 1],
  ]);
  expect(countOutcomes([]).get('there')).toBe(0);
});

test('what comes along is said by what it is', () => {
  expect(whatComes(items)).toEqual({
    monitors: 2,
    windows: 1,
    tags: 1,
    hasHistory: true,
    count: 5,
    changed: 1,
  });
});

test('what concerns the file as a whole is none of the things that come along', () => {
  const wal = itemFixture({ what: 'other', name: 'kuma.db-wal', kind: '', outcome: 'changed' });
  expect([...items, wal].filter(ofWholeFile)).toEqual([wal]);
  expect(whatComes([wal]).count).toBe(0);
});
