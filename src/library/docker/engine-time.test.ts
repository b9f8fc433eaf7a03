import { expect, test } from 'vitest';
import { compareNano, fromEngineTime, nanoOfTimestamp, shiftNano, toEngineTime } from './engine-time.ts';

test.each([
  ['2026-01-02T03:04:05.000000006Z', '1767323045000000006'],
  ['2026-01-02T03:04:05.5Z', '1767323045500000000'],
  ['2026-01-02T05:04:05+02:00', '1767323045000000000'],
])('%s', (text, nano) => {
  expect(nanoOfTimestamp(text)).toBe(nano);
});

test.each(['', 'hello', '2026-01-02', '2026-13-02T03:04:05Z'])('"%s" is no timestamp', (text) => {
  expect(nanoOfTimestamp(text)).toBeNull();
});

test('the time of a request keeps every nanosecond', () => {
  expect(toEngineTime('1767323045000000006')).toBe('1767323045.000000006');
  expect(fromEngineTime('1767323045.000000006')).toBe('1767323045000000006');
  expect(fromEngineTime('1767323045')).toBe('1767323045000000000');
  expect(toEngineTime('7')).toBe('0.000000007');
});

test('times are compared as numbers, and never fall below zero', () => {
  expect(compareNano('999', '1000')).toBeLessThan(0);
  expect(compareNano('1001', '1000')).toBeGreaterThan(0);
  expect(compareNano('1000', '1000')).toBe(0);
  expect(shiftNano('1767323045000000006', -100)).toBe('1767323044900000006');
  expect(shiftNano('5', -100)).toBe('0');
});
