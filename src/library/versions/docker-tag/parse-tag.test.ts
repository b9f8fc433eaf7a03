import { describe, expect, test } from 'vitest';
import { parseTag } from './parse-tag.ts';
import { isOrdered } from './tag.ts';

/** Prefix, numbers, stage, variant and counters in one line. */
function shown(text: string): string {
  const tag = parseTag(text);
  if (!isOrdered(tag)) return tag.kind;
  const { kind, prefix, form, numbers, prerelease, variant, counters } = tag;
  const stage = prerelease && [prerelease.word, ...prerelease.numbers].join(' ');
  const all = [kind, prefix, form, numbers.join(' '), stage, variant, counters.join(' ')];
  return all.map((part) => part || '·').join(' | ');
}

describe('versions', () => {
  test.each([
    ['1', 'version | · | # | 1 | · | · | ·'],
    ['1.25', 'version | · | #.# | 1 25 | · | · | ·'],
    ['v1.2.3', 'version | v | #.#.# | 1 2 3 | · | · | ·'],
    ['4.0.0.748', 'version | · | #.#.#.# | 4 0 0 748 | · | · | ·'],
    ['version-1.2.3', 'version | version- | #.#.# | 1 2 3 | · | · | ·'],
    ['release_5.1', 'version | release_ | #.# | 5 1 | · | · | ·'],
    ['fix__50', 'version | fix__ | # | 50 | · | · | ·'],
    ['alpine-5.0', 'version | alpine- | #.# | 5 0 | · | · | ·'],
    ['1.25.3-alpine', 'version | · | #.#.# | 1 25 3 | · | -alpine | ·'],
    ['16.1-alpine3.18', 'version | · | #.# | 16 1 | · | -alpine3.18 | ·'],
    [
      '12.1.0-cudnn8-runtime-ubuntu22.04',
      'version | · | #.#.# | 12 1 0 | · | -cudnn8-runtime-ubuntu22.04 | ·',
    ],
    ['php8.1-fpm', 'version | php | #.# | 8 1 | · | -fpm | ·'],
    ['amd64-1.2.3', 'version | amd64- | #.#.# | 1 2 3 | · | · | ·'],
    ['arm64v8-7', 'version | arm64v8- | # | 7 | · | · | ·'],
    ['x86-64-7.1', 'version | x86-64- | #.# | 7 1 | · | · | ·'],
    ['python3.11-1.4.0', 'version | python3.11- | #.#.# | 1 4 0 | · | · | ·'],
    ['1.0.0p', 'version | · | #.#.# | 1 0 0 | · | p | ·'],
    ['01.002.3', 'version | · | #.#.# | 01 002 3 | · | · | ·'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('prereleases', () => {
  test.each([
    ['2.1.0-rc.1', 'version | · | #.#.# | 2 1 0 | rc 1 | · | ·'],
    ['v1.2.3-alpha1', 'version | v | #.#.# | 1 2 3 | alpha 1 | · | ·'],
    ['6.0.20-rc3-jammy', 'version | · | #.#.# | 6 0 20 | rc 3 | -jammy | ·'],
    ['6.0-rc-jammy', 'version | · | #.# | 6 0 | rc | -jammy | ·'],
    ['3.7.0b1', 'version | · | #.#.# | 3 7 0 | beta 1 | · | ·'],
    ['0.8.5rc51', 'version | · | #.#.# | 0 8 5 | rc 51 | · | ·'],
    ['17beta2-alpine', 'version | · | # | 17 | beta 2 | -alpine | ·'],
    ['21-ea-29-jdk', 'version | · | # | 21 | preview 29 | -jdk | ·'],
    ['1.0.0-SNAPSHOT', 'version | · | #.#.# | 1 0 0 | snapshot | · | ·'],
    ['3.12-dev', 'version | · | #.# | 3 12 | dev | · | ·'],
    ['1.2.3-nightly.20240105', 'version | · | #.#.# | 1 2 3 | nightly | .# | 20240105'],
    ['2024.7.0.dev202406250229', 'calendar | · | #.#.# | 2024 7 0 | dev | .# | 202406250229'],
    ['v0.108.0-b.57', 'version | v | #.#.# | 0 108 0 | beta 57 | · | ·'],
    ['2.0.8.1_beta_2024-05-07', 'version | · | #.#.#.# | 2 0 8 1 | beta | _#-#-# | 2024 05 07'],
    ['v2.3.0-rc.0.18.g1abb7b5dd-ppc64le', 'version | v | #.#.# | 2 3 0 | rc 0 18 | .*-ppc64le | ·'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('builds of the same version', () => {
  test.each([
    ['0.6.12-ls132', 'version | · | #.#.# | 0 6 12 | · | -ls# | 132'],
    ['1.2.3-r3', 'version | · | #.#.# | 1 2 3 | · | -r# | 3'],
    ['1.2.3-0', 'version | · | #.#.# | 1 2 3 | · | -# | 0'],
    ['5.7.1-debian-12-r4', 'version | · | #.#.# | 5 7 1 | · | -debian-12-r# | 4'],
    ['8u392b08-jdk', 'version | · | # | 8 | · | u#b#-jdk | 392 08'],
    ['11.0.21_9-jre', 'version | · | #.#.# | 11 0 21 | · | _#-jre | 9'],
    ['v1.27.3-k3s1', 'version | v | #.#.# | 1 27 3 | · | -k3s# | 1'],
    ['8u412-b08-jre', 'version | · | # | 8 | · | u#-b#-jre | 412 08'],
    ['2022-CU14-ubuntu-22.04', 'calendar | · | # | 2022 | · | -CU#-ubuntu-22.04 | 14'],
    ['4.6.5_v2.0.10-ls333', 'version | · | #.#.# | 4 6 5 | · | _v#.#.#-ls# | 2 0 10 333'],
    ['1.40.3.8555-fef15d30c-ls218', 'version | · | #.#.#.# | 1 40 3 8555 | · | -*-ls# | 218'],
    ['nightly-abc1234-ls28', 'version | nightly-*-ls | # | 28 | · | · | ·'],
    ['1.2.3-b1234', 'version | · | #.#.# | 1 2 3 | · | -b# | 1234'],
    ['1.2.3-slim-20240105', 'version | · | #.#.# | 1 2 3 | · | -slim-# | 20240105'],
    ['1.2.3-abc1234', 'version | · | #.#.# | 1 2 3 | · | -* | ·'],
    ['1.2.3-5-g1abb7b5', 'version | · | #.#.# | 1 2 3 | · | -#-* | 5'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('dates', () => {
  test.each([
    ['20240105', 'calendar | · | 00000000 | 2024 01 05 | · | · | ·'],
    ['20240105.1', 'calendar | · | 00000000.# | 2024 01 05 1 | · | · | ·'],
    ['202401', 'calendar | · | 000000 | 2024 01 | · | · | ·'],
    ['2024.01.05', 'calendar | · | #.#.# | 2024 01 05 | · | · | ·'],
    ['v2024.1.5', 'calendar | v | #.#.# | 2024 1 5 | · | · | ·'],
    ['2025-08-05', 'calendar | · | 0000-00-00 | 2025 08 05 | · | · | ·'],
    ['2022-latest', 'calendar | · | # | 2022 | · | -latest | ·'],
    ['bookworm-20240701-slim', 'calendar | bookworm- | 00000000 | 2024 07 01 | · | -slim | ·'],
    [
      'RELEASE.2024-01-05T12-30-00Z',
      'calendar | RELEASE. | 0000-00-00T00-00-00Z | 2024 01 05 12 30 00 | · | · | ·',
    ],
    ['20240105123000', 'calendar | · | 00000000000000 | 2024 01 05 12 30 00 | · | · | ·'],
    ['1606234201', 'calendar | · | 0000000000 | 1606234201 | · | · | ·'],
    ['2024010112', 'calendar | · | 0000000000 | 2024010112 | · | · | ·'],
    ['main-abc1234-1606234201', 'calendar | main-*- | 0000000000 | 1606234201 | · | · | ·'],
    ['24.04', 'version | · | #.# | 24 04 | · | · | ·'],
    ['20241305', 'version | · | # | 20241305 | · | · | ·'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

test.each([
  ['latest', 'name'],
  ['alpine', 'name'],
  ['lts-slim', 'name'],
  ['amd64-latest', 'name'],
  ['pr-123', 'name'],
  ['', 'name'],
  ['sha-abc1234', 'hash'],
  ['sha-1234567', 'hash'],
  ['abc1234', 'hash'],
  ['0123456789abcdef0123456789abcdef01234567', 'hash'],
])('%s has no order: %s', (text, kind) => {
  expect(shown(text)).toBe(kind);
});

test('no tag takes long, whatever it is made of', () => {
  const makers = [
    '1',
    '1.',
    '1-',
    'a1',
    'a.',
    '-',
    '_',
    '.',
    '0',
    'rc1.',
    'u1b1',
    'ls1-',
    '20240105',
    'abc1234-',
    'é',
  ];
  const startMs = performance.now();
  for (const maker of makers) {
    for (const length of [127, 128, 129, 1_000_000]) {
      const text = maker.repeat(length).slice(0, length);
      expect(parseTag(text).text).toBe(text);
    }
  }
  expect(performance.now() - startMs).toBeLessThan(1000);
});
