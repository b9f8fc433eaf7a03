import { expect, test } from 'vitest';
import { exactBytes, formatBytes } from './bytes.ts';
import { exactDuration, formatDuration } from './duration.ts';
import { exactPercent, formatPercent } from './percent.ts';
import { clockTime, formatAgo, stampTime } from './time.ts';
import { localeOf } from './use-format.ts';

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KiB'],
  [1_048_570, '1 MiB'],
  [851_443_712, '812 MiB'],
  [10_093_173_145, '9.4 GiB'],
  [-2048, '−2 KiB'],
  [Number.NaN, '–'],
  [9 * 1024 ** 6, '9216 PiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text);
});

test('the decimal mark follows the locale', () => {
  expect(formatBytes(10_093_173_145, 'es')).toBe('9,4 GiB');
  expect(exactBytes(10_093_173_145, 'en')).toBe('10,093,173,145 B');
  expect(formatPercent(4.25, 'es')).toBe('4,3 %');
});

test.each([
  [0, '0 ms'],
  [320, '320 ms'],
  [59_999, '59 s'],
  [720_000, '12 min'],
  [3 * 86_400_000 + 5, '3 d'],
  [366 * 86_400_000, '1 y'],
  [Number.POSITIVE_INFINITY, '–'],
])('%d ms last %s', (ms, text) => {
  expect(formatDuration(ms, 'en')).toBe(text);
});

test('the exact duration leaves out what is zero', () => {
  expect(exactDuration(3 * 86_400_000 + 12 * 60_000 + 5_000, 'en')).toBe('3 d 12 min 5 s');
  expect(exactDuration(400 * 86_400_000, 'es')).toBe('1 a 35 d');
  expect(exactDuration(12, 'en')).toBe('12 ms');
});

test.each([
  [0, '0 %'],
  [0.004, '<0.1 %'],
  [4.25, '4.3 %'],
  [12.4, '12 %'],
  [99.996, '99.99 %'],
  [100, '100 %'],
])('%d is %s', (percent, text) => {
  expect(formatPercent(percent, 'en')).toBe(text);
});

test('the exact percentage keeps four decimals', () => {
  expect(exactPercent(99.99612, 'en')).toBe('99.9961 %');
});

test('times are told from now, in both directions and languages', () => {
  const now = 1_700_000_000_000;
  expect(formatAgo(now - 3_000, now, 'en')).toBe('just now');
  expect(formatAgo(now - 720_000, now, 'en')).toBe('12 min ago');
  expect(formatAgo(now - 720_000, now, 'es')).toBe('hace 12 min');
  expect(formatAgo(now + 3 * 86_400_000, now, 'es')).toBe('dentro de 3 d');
});

test('a clock time carries its date only when it is not today', () => {
  const noon = new Date(2026, 2, 3, 12, 41).getTime();
  expect(clockTime(noon, noon + 1000, 'en-GB')).toBe('12:41');
  expect(clockTime(noon, noon + 86_400_000, 'en-GB')).toBe('3 Mar, 12:41');
  expect(stampTime(noon + 7_320)).toBe('12:41:07.320');
});

test('the region of the browser is kept when it speaks the language', () => {
  expect(localeOf('en', ['de-DE', 'en-GB'])).toBe('en-GB');
  expect(localeOf('es', ['en-GB'])).toBe('es');
});
