import { expect, test } from 'vitest';
import { newerFixture, rowFixture, updateFixture, verdictFixture } from '../fixtures.ts';
import { groupOf, levelsOf, ListSearch, shownRows, stacksOf } from './list-search.ts';

const major = rowFixture({ name: 'b', verdict: newerFixture(updateFixture('11.0', { level: 'major' })) });
const well = rowFixture({ name: 'a', stack: null });
const unknown = rowFixture({ name: 'c', stack: 'lab', verdict: verdictFixture({ state: 'unknown' }) });
const rows = [well, unknown, major];
const names = (search: ListSearch) => shownRows(rows, search).map(({ name }) => name);

test('filters add up, and what wants a person comes first', () => {
  expect(names({})).toEqual(['b', 'c', 'a']);
  expect(names({ state: 'unknown' })).toEqual(['c']);
  expect(names({ level: 'major' })).toEqual(['b']);
  expect(names({ stack: 'lab', level: 'major' })).toEqual([]);
});

test('only what is there can be chosen', () => {
  expect(stacksOf(rows)).toEqual(['lab', 'media']);
  expect(levelsOf(rows)).toEqual(['major']);
});

test('an image is the same whatever its tag', () => {
  expect(groupOf(major, 'image')).toBe('docker.io/jellyfin/jellyfin');
  expect(groupOf(rowFixture({ repository: null, image: 'sha256:1' }), 'image')).toBe('sha256:1');
  expect(groupOf(well, 'stack')).toBe('');
});

test('an address that says nothing known shows everything', () => {
  expect(ListSearch.parse({ state: 'odd', group: 'odd', level: 3, q: 4 })).toEqual({});
});
