import { expect, test } from 'vitest';
import { rowFixture } from '../fixtures.ts';
import { readTag, shownMonitors, tagsOf, tagText } from './list-search.ts';

const rows = [
  rowFixture({ id: 'a', name: 'alpha' }),
  rowFixture({ id: 'b', name: 'beta', status: 'down', sinceMs: 10 }),
  rowFixture({
    id: 'c',
    name: 'gamma',
    status: 'down',
    sinceMs: 20,
    tags: [{ name: 'site', value: 'home' }],
  }),
  rowFixture({ id: 'd', name: 'delta', status: 'paused', kind: 'tcp' }),
  rowFixture({ id: 'e', name: 'eta 10', status: 'degraded' }),
  rowFixture({ id: 'f', name: 'eta 9' }),
];

test('what is wrong stands first, the newest trouble above the older', () => {
  expect(shownMonitors(rows, {}).map(({ id }) => id)).toEqual(['c', 'b', 'e', 'a', 'f', 'd']);
});

test('state, kind and tag narrow the list', () => {
  expect(shownMonitors(rows, { state: 'down' }).map(({ id }) => id)).toEqual(['c', 'b']);
  expect(shownMonitors(rows, { kind: 'tcp' }).map(({ id }) => id)).toEqual(['d']);
  expect(shownMonitors(rows, { tag: 'site=home' }).map(({ id }) => id)).toEqual(['c']);
});

test('tags are written and read the same way', () => {
  expect(tagsOf(rows)).toEqual(['site=home']);
  expect(readTag(' site = home ')).toEqual({ name: 'site', value: 'home' });
  expect(readTag('prod')).toEqual({ name: 'prod' });
  expect(readTag(' =x')).toBeNull();
  expect(tagText({ name: 'prod' })).toBe('prod');
});
