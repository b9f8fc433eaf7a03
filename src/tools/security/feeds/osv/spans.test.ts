import { expect, test } from 'vitest';
import { pep440 } from '#library/versions/pep440.ts';
import { semver } from '#library/versions/semver.ts';
import { spansOf } from './spans.ts';

type Events = readonly Readonly<Record<string, string>>[];

const range = (events: Events, type = 'SEMVER') => ({ ranges: [{ type, events }] });

test.each<[string, Events, readonly object[]]>([
  ['all', [{ introduced: '0' }], [{}]],
  ['before a repair', [{ introduced: '0' }, { fixed: '1.2.0' }], [{ fixed: '1.2.0' }]],
  [
    'two branches',
    [{ introduced: '1.0.0' }, { fixed: '1.2.0' }, { introduced: '2.0.0' }, { fixed: '2.1.0' }],
    [
      { introduced: '1.0.0', fixed: '1.2.0' },
      { introduced: '2.0.0', fixed: '2.1.0' },
    ],
  ],
  [
    'not in order',
    [{ fixed: '1.2.0' }, { introduced: '10.0.0' }, { introduced: '0' }],
    [{ fixed: '1.2.0' }, { introduced: '10.0.0' }],
  ],
  [
    'repaired and broken at once',
    [{ introduced: '0' }, { introduced: '1.0.0' }, { fixed: '1.0.0' }],
    [{ fixed: '1.0.0' }, { introduced: '1.0.0' }],
  ],
  [
    'last affected',
    [{ introduced: '1.0.0' }, { last_affected: '1.4.0' }],
    [{ introduced: '1.0.0', lastAffected: '1.4.0' }],
  ],
  ['in one event', [{ introduced: '0', fixed: '2.0.0' }], [{ fixed: '2.0.0' }]],
  ['limits', [{ introduced: '0' }, { limit: '1.0.0' }, { limit: '3.0.0' }], [{ fixed: '3.0.0' }]],
  ['no limit', [{ introduced: '0' }, { limit: '1.0.0' }, { limit: '*' }], [{}]],
  ['only a repair', [{ fixed: '1.0.0' }], []],
  ['none', [], []],
])('%s', (_, events, spans) => {
  expect(spansOf(range(events), semver)).toEqual(spans);
});

test('commits are left out, and what comes behind them is not', () => {
  const ranges = [
    { type: 'GIT', repo: 'https://x', events: [{ introduced: '0' }, { fixed: 'a3cb1' }] },
    { type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.0rc1' }] },
  ];
  expect(spansOf({ ranges }, pep440)).toEqual([{ fixed: '2.0rc1' }]);
});

test.each([
  ['<= 1.4.0', [{ lastAffected: '1.4.0' }]],
  ['< 1.4.0', [{}]],
  ['<= 1 2', [{}]],
  [7, [{}]],
])('GitHub knows no repair, and says %j', (text, spans) => {
  const affected = {
    ...range([{ introduced: '0' }]),
    database_specific: { last_known_affected_version_range: text },
  };
  expect(spansOf(affected, semver)).toEqual(spans);
});

test.each([
  null,
  'x',
  [],
  {},
  { ranges: 'x' },
  { ranges: [null, { type: 'SEMVER', events: [null, 7, { introduced: 7 }] }] },
])('nothing can be read from %j', (affected) => {
  expect(spansOf(affected, semver)).toEqual([]);
});
