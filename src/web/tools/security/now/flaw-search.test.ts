import { expect, test } from 'vitest';
import { exportUrl } from './export-menu.tsx';
import { flawFilter, FlawSearch, isNarrowed, shownOf, withoutFilters } from './flaw-search.ts';

test('an address that says nothing known shows what is open', () => {
  const search = FlawSearch.parse({ rank: 'odd', severity: 3, repairable: 'yes', page: 1, q: 5 });
  expect(isNarrowed(search)).toBe(false);
  expect(flawFilter(search)).toMatchObject({ state: 'open', rank: [], severity: [] });
});

test('what is chosen is asked for', () => {
  const search = FlawSearch.parse({ rank: 'now', repairable: true, q: 'ssl', state: 'hidden' });
  expect(flawFilter(search)).toMatchObject({
    rank: ['now'],
    isRepairable: 'true',
    search: 'ssl',
    state: 'hidden',
  });
  expect(isNarrowed(search)).toBe(true);
  expect(isNarrowed({ ...search, ...withoutFilters() })).toBe(false);
});

test('an export takes all that the filters leave, whatever page is open', () => {
  const url = exportUrl({ rank: 'now', q: 'a b', page: 7 }, 'sarif');
  expect(url).toBe('/api/security/flaws/export?rank=now&state=open&search=a+b&format=sarif');
});

test.each([
  [1, 0, { from: 0, to: 0, pages: 1 }],
  [1, 100, { from: 1, to: 100, pages: 1 }],
  [50, 5_000, { from: 4_901, to: 5_000, pages: 50 }],
  [2, 101, { from: 101, to: 101, pages: 2 }],
])('page %i of %i flaws', (page, total, shown) => {
  expect(shownOf(page, total)).toEqual(shown);
});
