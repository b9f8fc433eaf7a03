import { expect, test } from 'vitest';
import { readWishes } from '../label-parts/read-wishes.ts';

test.each([
  [{ 'diun.enable': 'true' }, {}],
  [{ 'diun.enable': 'false' }, { mode: 'off' }],
  [{ 'diun.watch_repo': 'true' }, { watchTags: true }],
  [{ 'diun.watch_repo': 'false' }, { watchTags: false }],
  [{ 'diun.include_tags': String.raw`^\d+$;^v` }, { include: [String.raw`^\d+$`, '^v'] }],
  [{ 'diun.exclude_tags': 'rc ; beta' }, { exclude: ['rc', 'beta'] }],
  [{ 'diun.notify_on': 'new;update' }, {}],
  [{ 'diun.notify_on': 'update', 'diun.watch_repo': 'true' }, { watchTags: false }],
  [{ 'diun.notify_on': 'new' }, { watchDigest: false }],
  [{ 'diun.hub_link': 'true' }, {}],
])('%j', (labels, settings) => {
  const read = readWishes(labels);
  expect(read.settings).toEqual(settings);
  expect(read.problems).toEqual([]);
});

test.each([
  'regopt',
  'sort_tags',
  'max_tags',
  'hub_tpl',
  'platform',
  'metadata.owner',
  'notify_on',
  'nothing',
])('diun.%s=x is told', (name) => {
  expect(readWishes({ [`diun.${name}`]: 'x' })).toMatchObject({
    settings: {},
    problems: [{ label: `diun.${name}` }],
  });
});
