import { expect, test } from 'vitest';
import { modeWords, trailOf, visibleName } from './file-words.ts';

test.each([
  [0o755, 'rwxr-xr-x'],
  [0o4755, 'rwsr-xr-x'],
  [0o2640, 'rw-r-S---'],
  [0o1777, 'rwxrwxrwt'],
  [0o000, '---------'],
])('permissions read as ls writes them', (mode, words) => {
  expect(modeWords(mode)).toBe(words);
});

test('a name never breaks or rewrites the line it is in', () => {
  expect(visibleName('a\nb\u001b[31m')).toBe(String.raw`a\nb\x1b[31m`);
  expect(visibleName('exe\u202egpj')).toBe(String.raw`exe\u202egpj`);
  expect(visibleName('año <b>.txt')).toBe('año <b>.txt');
});

test('a path is taken apart, from the top down', () => {
  expect(trailOf('/a/b')).toEqual([
    { name: 'a', path: '/a' },
    { name: 'b', path: '/a/b' },
  ]);
});
