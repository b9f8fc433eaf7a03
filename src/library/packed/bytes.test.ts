import { expect, test } from 'vitest';
import { byteReader } from './byte-reader.ts';
import { byteWriter } from './byte-writer.ts';

const whole = [0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER];

test('whole numbers come back, in as few bytes as they need', () => {
  const writer = byteWriter();
  for (const value of whole) writer.unsigned(value);
  const bytes = writer.bytes();
  expect(bytes.length).toBe(1 + 1 + 1 + 2 + 2 + 3 + 5 + 5 + 8);
  const reader = byteReader(bytes);
  expect(whole.map(() => reader.unsigned())).toEqual(whole);
  expect(reader.isAtEnd()).toBe(true);
});

test('so do numbers of either sign', () => {
  const values = [0, -1, 1, -64, 64, -(2 ** 40), 2 ** 40];
  const writer = byteWriter();
  for (const value of values) writer.signed(value);
  const reader = byteReader(writer.bytes());
  expect(values.map(() => reader.signed())).toEqual(values);
});

test('bytes that end in the middle of a number are refused', () => {
  expect(() => byteReader(Uint8Array.of(0x80)).unsigned()).toThrow(RangeError);
});
