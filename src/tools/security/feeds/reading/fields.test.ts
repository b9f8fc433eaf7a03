import { expect, test } from 'vitest';
import { lineOf, linkOf, proseOf, timeOf, wordOf } from './fields.ts';
import { isFlawId, sortIds } from './flaw-id.ts';

test.each<[unknown, string | null, string | null]>([
  ['one', 'one', 'one'],
  ['@scope/name', '@scope/name', '@scope/name'],
  ['two words', 'two words', null],
  [' tabs\tand\nlines ', 'tabs and lines', null],
  ['esc\u001b[31m', 'esc [31m', null],
  ['turn\u202ed', 'turn d', null],
  ['zero\u200bwidth', 'zero\u200bwidth', null],
  ['', null, null],
  ['   ', null, null],
  ['x'.repeat(400), 'x'.repeat(300), null],
  [7, null, null],
  [null, null, null],
  [['x'], null, null],
])('%j is the line %j and the word %j', (value, line, word) => {
  expect(lineOf(value)).toBe(line);
  expect(wordOf(value)).toBe(word);
});

test('prose keeps its lines', () => {
  expect(proseOf(' a\r\nb\n\tc\u0000 ')).toBe('a\nb\n\tc');
  expect(proseOf('x'.repeat(99), 10)).toBe('x'.repeat(10));
});

test.each<[unknown, number | null]>([
  ['2024-01-02', Date.UTC(2024, 0, 2)],
  ['2024-01-02T03:04:05.678901Z', Date.UTC(2024, 0, 2, 3, 4, 5, 678)],
  ['0001-01-01T00:00:00Z', null],
  ['2024-13-45', null],
  ['yesterday', null],
  [1_700_000_000, null],
])('%j is the time %j', (value, ms) => {
  expect(timeOf(value)).toBe(ms);
});

test.each([
  ['https://example.org/a?b', true],
  ['http://example.org', true],
  ['javascript:alert(1)', false],
  ['https://', false],
  ['https://a b', false],
  [{}, false],
])('%j is a link: %s', (value, isLink) => {
  expect(linkOf(value)).toBe(isLink ? value : null);
});

test.each([
  ['CVE-2024-1', true],
  ['GHSA-xvch-5gv4-984h', true],
  ['TEMP-0000000-A1B2C3', true],
  ['UBUNTU-CVE-2024-1', true],
  ['../x', false],
  ['CVE-2024-1/../x', false],
  ['cve-2024-1', false],
  ['CVE', false],
  [`CVE-${'1'.repeat(100)}`, false],
])('%s is the name of a flaw: %s', (text, isId) => {
  expect(isFlawId(text)).toBe(isId);
});

test('CVE ids come first, each once', () => {
  expect(sortIds(['GHSA-2', 'CVE-2024-2', 'nonsense', 'CVE-2024-1', 'GHSA-2'])).toEqual([
    'CVE-2024-1',
    'CVE-2024-2',
    'GHSA-2',
  ]);
});
