import { expect, test } from 'vitest';
import { parseDuration, sayDuration, writeDuration } from './duration-text.ts';

test.each([
  ['4h', 14_400_000],
  ['1 h 30 min', 5_400_000],
  ['90s', 90_000],
  ['2W', 1_209_600_000],
  ['1h30m', 5_400_000],
  ['500ms', 500],
  ['0', 0],
])('%s', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '4', 'h', '4 hours', '-1h', '1.5h'])('%j is none', (text) => {
  expect(parseDuration(text)).toBeNull();
});

test.each([0, 500, 90_000, 86_400_000, 5_400_000, 90_061_001])('%d reads back the same', (ms) => {
  expect(parseDuration(writeDuration(ms))).toBe(ms);
});

test('in a sentence it stays on one line', () => {
  expect(sayDuration(5_400_000)).toBe('1\u{a0}h\u{a0}30\u{a0}min');
  expect(parseDuration(sayDuration(5_400_000))).toBe(5_400_000);
});
