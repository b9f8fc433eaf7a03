import { describe, expect, test } from 'vitest';
import type { TagChoice } from './tag-choice.ts';
import { choose } from './test-tags.ts';

/** What people reported of others, and what was measured with them. */
test.each<[current: string, newest: string | undefined, tags: string]>([
  ['1.25.3-alpine', '1.27.0-alpine', '1.25.3-alpine 1.27.0-perl 1.27.0 1.27.0-alpine 1.26.1-alpine'],
  ['1.25.3-alpine', undefined, '1.25.3-alpine 1.27.0-perl 1.27.0 1.27.0-alpine-slim 1.27-alpine'],
  ['2.0.0', undefined, '2.0.0 2.1.0-rc.1 2.1.0b2 3.0.0-alpha 2.1-dev 2.1.0-nightly'],
  ['2025-08-05', '2025-09-01', '2025-08-05 2025-07-31 2025-09-01 latest 20251001 1.99.0'],
  ['1.2.2', '1.2.3', '1.2.2 1.2.3 20240105 2024.01.05 2024.1.5 version-1.8.0 nightly-1.9.0'],
  ['1.25', '1.27', '1 1.25 1.26 1.27 1.27.1 2'],
  ['1', '2', '1 1.25 1.27.1 2 2.1'],
  ['4.0.0.748', '4.0.0.1000', '4.0.0.748 4.0.0.1000 4.0.1 4.1'],
  ['2024.01.05', '2024.11.01', '2024.01.05 2024.2.30 2024.11.01 3.0.0 20241201'],
  ['24.04', '25.10', '22.04 24.04 24.10 25.10 noble 26.4'],
  ['1.2.3-ls215', '1.2.4-ls3', '1.2.3-ls215 1.2.3-ls216 1.2.4-ls3 1.2.4 2.0.0'],
  ['5.7.1-debian-12-r4', '5.7.1-debian-12-r10', '5.7.1-debian-12-r4 5.7.1-debian-12-r10 6.0.0-debian-13-r0'],
  ['1.2.3-0', '1.2.3-1', '1.2.3-0 1.2.3-1 1.2.4'],
  ['v1.2.3-abc1234', 'v1.3.0-def5678', 'v1.2.3-abc1234 v1.3.0-def5678 v1.4.0 sha-0a1b2c3'],
  ['2.0.0-rc.1', '2.0.0', '2.0.0-rc.1 2.0.0-rc.2 2.0.0 2.1.0-rc.1'],
  ['2.0.0-rc.1', '2.0.0-rc.10', '2.0.0-rc.1 2.0.0-rc.2 2.0.0-rc.10 2.1.0-rc.1'],
  ['6.0-rc', '7.0-rc', '6.0-rc 7.0-rc 7.0.0-rc.1 6.0'],
  ['3.12-dev', '3.13-dev', '3.12-dev 3.12 3.13 3.13-dev 3.14-rc'],
  ['16.1-alpine3.18', '16.4-alpine3.18', '16.1-alpine3.18 16.4-alpine3.18 16.5-alpine3.20'],
  [
    'RELEASE.2024-01-05T12-30-00Z',
    'RELEASE.2024-02-01T00-00-00Z',
    'RELEASE.2024-02-01T00-00-00Z RELEASE.2024-03-01T00-00-00Z.fips',
  ],
  [
    '2.0.7.1_beta_2023-05-25',
    '2.0.8.1_beta_2024-05-07',
    '2.0.7.1_beta_2023-05-25 2.0.8.1_beta_2024-05-07 2.0.9.0_canary_2024-06-01',
  ],
  ['4.6.5_v2.0.10-ls333', '4.6.5_v2.0.11-ls1', '4.6.5_v2.0.10-ls333 4.6.5_v2.0.11-ls1 4.6.6'],
  ['v2.2.0', undefined, 'v2.2.0 v2.3.0-rc.0.18.g1abb7b5dd-ppc64le'],
])('a container on %s goes to %s', (current, newest, tags) => {
  const found = choose(current, tags.split(' '));
  expect({ newest: found.newest, outcome: found.outcome }).toEqual({
    newest,
    outcome: newest ? 'newer' : 'none',
  });
});

test('the newest of every level, and why the others are not', () => {
  const { byLevel, newest, reasons } = choose(
    '1.2.3',
    '1.2.3 1.2.4 1.2.9 1.3.0 1.10.2 2.0.0 1.2 1.2.3.4 v9.0.0 latest 9.0.0-perl 3.0.0-rc1 20240101 2024.1.1 1.0.0 1.2.03'.split(
      ' ',
    ),
  );
  expect(Object.entries(byLevel).map(([level, { name }]) => `${level} ${name}`)).toEqual([
    'patch 1.2.9',
    'minor 1.10.2',
    'major 2.0.0',
  ]);
  expect(newest).toBe('2.0.0');
  expect(reasons).toEqual({
    '1.2.3': 'current',
    '1.2.4': 'superseded',
    '1.3.0': 'superseded',
    '1.2': 'fewer-parts',
    '1.2.3.4': 'more-parts',
    'v9.0.0': 'prefix',
    latest: 'no-order',
    '9.0.0-perl': 'variant',
    '3.0.0-rc1': 'prerelease',
    '20240101': 'date',
    '2024.1.1': 'date',
    '1.0.0': 'older',
    '1.2.03': 'form',
  });
});

test('the base release of a variant is a reason of its own, so that it can be offered by hand', () => {
  expect(choose('16.1-alpine3.18', ['16.4-alpine3.20', '16.4-bookworm']).reasons).toEqual({
    '16.4-alpine3.20': 'variant-number',
    '16.4-bookworm': 'variant',
  });
});

test.each(['latest', 'stable', 'alpine', 'sha-abc1234'])('%s has no order, so no tag is newer', (current) => {
  const found = choose(current, ['1.0.0', 'zebra', 'latest']);
  expect(found.outcome).toBe('no-order');
  expect(new Set(Object.values(found.reasons))).toEqual(new Set(['no-order']));
});

test('generated tags are not even passed over', () => {
  const hex = 'a'.repeat(64);
  const generated = ['', '.sig', '.att', '.sbom'].map((ending) => `sha256-${hex}${ending}`);
  expect(choose('1.0.0', [...generated, '1.0.0', `sha256-${hex}.txt`]).reasons).toEqual({
    '1.0.0': 'current',
    [`sha256-${hex}.txt`]: 'no-order',
  });
});

describe('a list that was cut', () => {
  test('cannot say that nothing is newer', () => {
    expect(choose('1.0.0', ['1.0.0'], {}, true)).toMatchObject({ outcome: 'unknown', isListCut: true });
    expect(choose('1.0.0', ['1.0.0'])).toMatchObject({ outcome: 'none', isListCut: false });
  });

  test('can say that something is', () => {
    expect(choose('1.0.0', ['1.1.0'], {}, true)).toMatchObject({
      outcome: 'newer',
      newest: '1.1.0',
      isListCut: true,
    });
  });
});

describe('what is wanted', () => {
  const tags = ['1.0.0', '1.0.1', '1.1.0', '2.0.0', '2.1.0-rc1'];

  test.each([
    ['patch', '1.0.1', { '1.1.0': 'above-limit', '2.0.0': 'above-limit' }],
    ['minor', '1.1.0', { '2.0.0': 'above-limit' }],
    ['major', '2.0.0', {}],
    ['all', '2.0.0', {}],
  ] as const)('steps up to %s lead to %s', (level, newest, reasons) => {
    expect(choose('1.0.0', tags, { level })).toMatchObject({ newest, reasons });
  });

  test('what is beyond the limit is held, not missing', () => {
    expect(choose('1.0.0', ['2.0.0'], { level: 'minor' })).toMatchObject({
      outcome: 'held',
      newest: undefined,
    });
  });

  test('prereleases when they are allowed, never a channel', () => {
    const found = choose('1.0.0', [...tags, '9.0.0-dev'], { isPrereleaseAllowed: true });
    expect(found).toMatchObject({ newest: '2.1.0-rc1', reasons: { '9.0.0-dev': 'prerelease' } });
  });

  test('patterns, each of which names itself', () => {
    const found = choose('1.0.0', tags, { include: ['^1\\.', '^2\\.0'], exclude: ['^2', '1\\.1'] });
    expect(found.newest).toBe('1.0.1');
    expect(found.passedOver.find(({ name }) => name === '2.0.0')?.reason).toEqual({
      kind: 'excluded',
      pattern: '^2',
    });
    expect(choose('1.0.0', tags, { include: ['^1'] }).reasons).toMatchObject({ '2.0.0': 'not-included' });
  });

  test('tags are compared as they are transformed, and named as they are', () => {
    const builds = ['1.0-xyz-3', '1.0-abc-4', '1.1-abc-1', 'other'];
    const found = choose('1.0-xyz-3', builds, { transform: '^(\\d+\\.\\d+)-.*-(\\d+)$ => $1.$2' });
    expect(found).toMatchObject({ newest: '1.1-abc-1', reasons: { other: 'no-order' } });
    expect(found.byLevel.patch?.name).toBe('1.0-abc-4');
  });

  test.each<TagChoice>([
    { include: ['[x'] },
    { exclude: ['(?!a)b'] },
    { exclude: ['a{5000}'] },
    { transform: 'no arrow' },
    { transform: '[x => $1' },
    { include: ['x'.repeat(1001)] },
  ])('%j is a problem in words, and nothing is chosen', (choice) => {
    const found = choose('1.0.0', tags, choice);
    expect(found).toMatchObject({ outcome: 'invalid', newest: undefined, passedOver: [] });
    expect(found.problems[0]?.en).toMatch(/^The (pattern|formula) /);
    expect(found.problems[0]?.es).toMatch(/^(El patrón|La fórmula) /);
  });
});

test('ten thousand tags and a hostile pattern take no time', () => {
  const tags = Array.from({ length: 10_000 }, (_, index) => `1.${index}.0-${'a1'.repeat(index % 50)}`);
  const startMs = performance.now();
  choose('1.0.0-', tags, { exclude: ['(a|a)*$x', '(.*)*y'], transform: '^(([a-z])+.)+[A-Z]([a-z])+$ => $1' });
  expect(performance.now() - startMs).toBeLessThan(5000);
});
