import { describe, expect, test } from 'vitest';
import { escapeGlob, matchesGlob, parseGlob } from './glob.ts';

const matches = (pattern: string, text: string) => matchesGlob(parseGlob(pattern), text);

test.each([
  ['', ''],
  ['*', ''],
  ['*', 'anything\nat all'],
  ['a*', 'a'],
  ['*b', 'ab'],
  ['a*b*c', 'a-b-b-c'],
  ['*ab*ab', 'abab'],
  ['*aab*', 'aaab'],
  ['h?llo', 'hello'],
  ['*h?ll*d', 'oh hello world'],
  ['v[0-9].*', 'v2.11'],
  ['*[^a-z]x', 'ab-x'],
  ['\\*\\?\\[\\\\', '*?[\\'],
  ['a[b', 'a[b'],
  ['[]]', ']'],
  ['a/b', 'a/b'],
  ['*error*', 'path/to/error/log'],
])('%s matches %s', (pattern, text) => {
  expect(matches(pattern, text)).toBe(true);
});

test.each([
  ['', 'a'],
  ['a', 'aa'],
  ['ab*ba', 'aba'],
  ['*ab*ab', 'xab'],
  ['a?', 'a'],
  ['v[0-9]', 'vx'],
  ['[^a]', 'a'],
  ['a/b', 'ab'],
])('%s does not match %s', (pattern, text) => {
  expect(matches(pattern, text)).toBe(false);
});

test('an escaped text matches itself only', () => {
  for (const text of ['a*b', '[STATUS]', 'x(y) || z', String.raw`c:\d`, '???'])
    expect([matches(escapeGlob(text), text), matches(escapeGlob(text), `${text}!`)]).toEqual([true, false]);
});

test('agrees with a regular expression on many small patterns and texts', () => {
  const next = numbers(7);
  for (let round = 0; round < 3000; round += 1) {
    const pattern = Array.from({ length: next(7) }, () => 'ab*?'.charAt(next(4))).join('');
    const text = Array.from({ length: next(9) }, () => 'ab'.charAt(next(2))).join('');
    const expected = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
    expect([pattern, text, matches(pattern, text)]).toEqual([pattern, text, expected]);
  }
});

describe('a megabyte of what invites going back', () => {
  const text = 'a'.repeat(1024 * 1024);

  test.each([
    ['many stars', `${'*a'.repeat(900)}*b`],
    ['a long plain text', `*${'a'.repeat(1500)}b*`],
    ['a long text with single characters', `*${'a?'.repeat(800)}b*`],
    ['a short plain text', `*${'a'.repeat(31)}b*`],
    ['classes', `*${'[a-z]'.repeat(300)}b*`],
  ])('%s', (_, pattern) => {
    const started = performance.now();
    expect(matches(pattern, text)).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('a long segment is found across words of the search', () => {
    expect(matches(`*${'a?'.repeat(40)}b*`, `${text}b${text}`)).toBe(true);
    expect(matches(`*c${'a'.repeat(63)}b*`, `c${'a'.repeat(63)}b`)).toBe(true);
    expect(matches(`*c${'a'.repeat(63)}b*`, `c${'a'.repeat(64)}b`)).toBe(false);
  });
});

/** Whole numbers below what is asked, the same ones each time (a linear congruential generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
