import { expect, test } from 'vitest';
import { keepLineEnds } from './keep-line-ends.ts';

test.each([
  ['a\r\nb\r\n', 'a\nx\nb\n', 'a\r\nx\r\nb\r\n'],
  ['a\r\nb\nc\r\n', 'a\nb\nc!\n', 'a\r\nb\nc!\r\n'],
  ['a\r\nb', 'a\nb', 'a\r\nb'],
  ['a\r\nb', 'a\nb\n', 'a\r\nb\r\n'],
  ['\uFEFFa\r\n', 'b\n', '\uFEFFb\r\n'],
  ['\uFEFFa\n', '\uFEFFb\n', '\uFEFFb\n'],
  ['a\r\n', 'b\r\nc\n', 'b\r\nc\n'],
  ['a\n\n', 'a\n', 'a\n'],
  ['a\r\n\r\nb\r\n', '', ''],
])('%j edited to %j is written as %j', (original, edited, expected) => {
  expect(keepLineEnds(original, edited)).toBe(expected);
});
