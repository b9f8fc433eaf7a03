import { describe, expect, test } from 'vitest';
import { peerTable } from '#library/peer-table.ts';
import { compareTags } from '#library/versions/docker-tag/compare-tags.ts';
import { levelOf } from '#library/versions/docker-tag/level.ts';
import { parseTag } from '#library/versions/docker-tag/parse-tag.ts';
import { isOrdered } from '#library/versions/docker-tag/tag.ts';
import { type Difference } from './test-table.ts';
import { compileTransform } from './transform.ts';

interface WudTable {
  readonly rows: readonly { input: string; expected: string }[];
  readonly compare: readonly { v1: string; v2: string; expected: string }[];
  readonly transform: readonly (readonly [formula: string, tag: string, expected: string])[];
}

const parseDifferences: Readonly<Record<string, Difference>> = {
  '0.6.12-ls132': { ours: '0.6.12', why: '-ls132 counts builds of a release, it is no prerelease' },
  'version-zobi-1.2.3-alpha1': {
    ours: '1.2.3 alpha1',
    why: 'a prefix does not turn an alpha into a release',
  },
  'v2.0.6.3-2.0.6.3_beta_2021-06-17-ls112': {
    ours: '2.0.6.3 beta',
    why: 'the fourth number counts, and a beta is a beta wherever it says so',
  },
};

const levelDifferences: Readonly<Record<string, Difference>> = {
  '1.2.3-alpha1 1.2.3-beta1': {
    ours: 'patch',
    why: 'a limit has no step of its own for stages before a release',
  },
};

const invalid = {
  ours: 'problem',
  why: 'a formula that cannot be used is said, or the wrong tags are compared',
};
const transformDifferences: Readonly<Record<string, Difference>> = {
  'invalid-formula': invalid,
  '[invalid-regex => $1': invalid,
};

function read(text: string): string {
  const tag = parseTag(text);
  if (!isOrdered(tag)) return tag.kind;
  const { word = '', numbers = [] } = tag.prerelease ?? {};
  return (
    [...tag.numbers, '0', '0'].slice(0, Math.max(3, tag.numbers.length)).join('.') +
    (word && ` ${word}${numbers.join('.')}`)
  );
}

/** `{ major: 1, minor: 2, patch: 3, prerelease: ['alpha1'] }` in the same words. */
function expectedRead(expected: string): string {
  const stage = /'(.+)'/.exec(expected)?.[1];
  return (
    [...expected.matchAll(/\w+: (\d+)/g)].map(([, number]) => number).join('.') + (stage ? ` ${stage}` : '')
  );
}

function level(v1: string, v2: string): string {
  const [a, b] = [parseTag(v1), parseTag(v2)];
  const isComparable = compareTags(a, b) !== undefined && isOrdered(a) && isOrdered(b);
  return (isComparable ? levelOf(a, b) : undefined) ?? 'null';
}

const table = peerTable<WudTable>('updates/wud-tag', { rows: [], compare: [], transform: [] });
describe.skipIf(table.rows.length === 0)('the tables of WUD', () => {
  test.each(table.rows)('$input is $expected', ({ input, expected }) => {
    expect(read(input)).toBe(parseDifferences[input]?.ours ?? expectedRead(expected));
  });

  test.each(table.compare.filter(({ expected }) => /true|false/.test(expected)))(
    '$v1 is at least $v2: $expected',
    ({ v1, v2, expected }) => {
      const order = compareTags(parseTag(v1), parseTag(v2));
      expect(String(order !== undefined && order >= 0)).toBe(expected);
    },
  );

  test.each(table.compare.filter(({ expected }) => !/true|false/.test(expected)))(
    '$v1 and $v2 differ by $expected',
    ({ v1, v2, expected }) => {
      expect(level(v1, v2)).toBe(levelDifferences[`${v1} ${v2}`]?.ours ?? expected.replaceAll("'", ''));
    },
  );

  test.each(table.transform)('%s makes of %s: %s', (formula, tag, expected) => {
    const compiled = compileTransform(formula);
    const made = 'value' in compiled ? compiled.value(tag) : 'problem';
    expect(made).toBe(transformDifferences[formula]?.ours ?? expected);
  });
});

test.each(Object.entries(parseDifferences))('%s is read as meant', (text, { ours }) => {
  expect(read(text)).toBe(ours);
});

test.each(Object.entries(levelDifferences))('%s differ as meant', (texts, { ours }) => {
  const [v1 = '', v2 = ''] = texts.split(' ');
  expect(level(v1, v2)).toBe(ours);
});
