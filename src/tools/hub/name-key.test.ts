import { expect, test } from 'vitest';
import { nameKey } from './name-key.ts';

test.each(['ana', 'Ana', ' ANA ', 'ａｎａ', 'ⓐna'])('%s is ana', (name) => {
  expect(nameKey(name)).toBe('ana');
});

test.each([
  ['José', 'Jose\u0301'],
  ['straße', 'STRASSE'],
])('%s is %s', (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

test('the key of a key is itself', () => {
  for (const name of ['İstanbul', 'ﬁsh', 'ΌΣΟΣ', 'ǅ']) expect(nameKey(nameKey(name))).toBe(nameKey(name));
});
