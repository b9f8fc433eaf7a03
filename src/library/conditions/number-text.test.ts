import { expect, test } from 'vitest';
import { durationText, readDuration, readInteger, readNumber } from './number-text.ts';

test.each([
  ['12', 12n],
  ['-0x1F', -31n],
  ['+0b101', 5n],
  ['0o17', 15n],
  ['017', 15n],
  ['0', 0n],
  ['00', 0n],
  ['08', undefined],
  ['1.5', undefined],
  ['0x', undefined],
  ['', undefined],
  ['9007199254740993', 9007199254740993n],
  ['9'.repeat(500), undefined],
])('%s is the whole number %s', (text, expected) => {
  expect(readInteger(text)).toBe(expected);
});

test.each([
  ['1h30m', 5_400_000],
  ['1.5s', 1500],
  ['-2m', -120_000],
  ['250us', 0.25],
  ['14d', 14 * 86_400_000],
  ['5', undefined],
  ['h', undefined],
  ['', undefined],
  ['-', undefined],
  ['1 h', undefined],
])('%s is a duration of %s ms', (text, expected) => {
  expect(readDuration(text)).toBe(expected);
});

test.each([
  ['2s', 2000],
  ['0x10', 16],
  ['1.25', 1.25],
  ['-1e3', -1000],
  ['Infinity', undefined],
  [`1.${'5'.repeat(500)}`, undefined],
  ['', undefined],
  ['12px', undefined],
])('%s is compared as %s', (text, expected) => {
  expect(readNumber(text)).toBe(expected);
});

test.each([
  [86_400_000, '24h'],
  [5_400_000, '1h30m'],
  [61_500, '1m1s'],
  [0, '0s'],
  [-7_200_000, '-2h'],
])('%i ms are written %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
