import { expect, test } from 'vitest';
import { lastDrawing, plainText } from './plain-text.ts';

test.each([
  ['colours', '\u001b[31mred\u001b[0m', 'red'],
  ['a window title', '\u001b]0;evil\u0007after', 'after'],
  ['a link', '\u001b]8;;https://example.org\u001b\\text\u001b]8;;\u001b\\', 'text'],
  ['a device string', '\u001bPq#0;2;0\u001b\\after', 'after'],
  ['one-byte CSI', '\u009b2Jafter', 'after'],
  ['cursor and charset escapes', '\u001b7\u001b(Bafter\u001bc', 'after'],
  ['bell, backspace, null and delete', 'a\u0007b\u0008c\u0000d\u007f', 'abcd'],
  ['C1', 'a\u0085b', 'ab'],
])('%s leave no trace', (_name, raw, shown) => {
  expect(plainText(raw)).toBe(shown);
});

test('an escape cut off at the end of a line is dropped', () => {
  expect(plainText('done\u001b[3')).toBe('done');
  expect(plainText('done\u001b')).toBe('done');
  expect(plainText('done\u001b]0;half a title')).toBe('done');
});

test('what reorders or hides text becomes visible', () => {
  expect(plainText('user\u202Enimda')).toBe('user‹U+202E›nimda');
  expect(plainText('a\u200Bb\uFEFF')).toBe('a‹U+200B›b‹U+FEFF›');
  expect(plainText('a\u{E0041}b')).toBe('a‹U+E0041›b');
});

test('tabs, line feeds, accents and emoji stay', () => {
  expect(plainText('\tniño 🐳\r\nnext')).toBe('\tniño 🐳\nnext');
});

test('markup stays text', () => {
  expect(plainText('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
});

test('a line of 256 KB of escapes is read in one pass', () => {
  const hostile = '\u001b['.repeat(128 * 1024);
  expect(plainText(hostile).length).toBeLessThan(hostile.length);
});

test('only the last drawing of a progress line is kept', () => {
  expect(lastDrawing('10 %\r20 %\r30 %')).toBe('30 %');
  expect(lastDrawing('done\r')).toBe('done');
});
