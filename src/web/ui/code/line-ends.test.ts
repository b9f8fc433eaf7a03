import { expect, test } from 'vitest';
import { lineEndsOf } from './line-ends.ts';

test.each([
  ['line feeds', 'a\nb\n', 'a\nb\n'],
  ['carriage returns', 'a\r\nb\r\n', 'a\nb\n'],
  ['mixed ends', 'a\r\nb\n', 'a\r\nb\n'],
  ['a lone carriage return', 'a\rb\r\n', 'a\rb\r\n'],
])('a text with %s comes back byte for byte', (_, text, inEditor) => {
  const ends = lineEndsOf(text);
  expect(ends.toEditor(text)).toBe(inEditor);
  expect(ends.fromEditor(inEditor)).toBe(text);
});

test('a line typed into a text with carriage returns gets one too', () => {
  expect(lineEndsOf('a\r\nb').fromEditor('a\nnew\nb')).toBe('a\r\nnew\r\nb');
});
