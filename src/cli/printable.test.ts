import { expect, test } from 'vitest';
import { printable, printableLine, withoutColours } from './printable.ts';

test.each([
  ['a name with a title', 'a\u001b]0;owned\u0007b', String.raw`a\x1b]0;owned\x07b`],
  ['a line break', 'a\nb\r', String.raw`a\x0ab\x0d`],
  ['one byte controls', 'a\u009b2Jb', String.raw`a\x9b2Jb`],
  ['a turned direction', 'a\u202egnp.exe', String.raw`a\x202egnp.exe`],
  ['letters of all kinds', 'ñ 漢 😀\tx', 'ñ 漢 😀\tx'],
])('%s cannot drive a terminal', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('a line of a log keeps its colours, and ends them', () => {
  expect(printableLine('\u001b[31mred\u001b[2J')).toBe('\u001b[31mred\\x1b[2J\u001b[0m');
  expect(printableLine('plain')).toBe('plain');
  expect(withoutColours('\u001b[1;31mred\u001b[0m')).toBe('red');
});
