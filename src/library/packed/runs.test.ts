import { expect, test } from 'vitest';
import { byteReader } from './byte-reader.ts';
import { byteWriter } from './byte-writer.ts';
import { readRuns, writeRuns } from './runs.ts';

function packed(values: readonly number[]): Uint8Array {
  const writer = byteWriter();
  writeRuns(writer, values);
  return writer.bytes();
}

test.each([{ values: [] }, { values: [0] }, { values: [5, 5, 5, -2, -2, 2 ** 40, 0] }])(
  'runs come back: $values',
  ({ values }) => expect(readRuns(byteReader(packed(values)), values.length)).toEqual(values),
);

test('what stays the same takes few bytes however long', () => {
  expect(packed(Array.from({ length: 100 }, () => 20_000)).length).toBe(4);
});

test('a run that is longer than the numbers, or empty, is refused', () => {
  expect(() => readRuns(byteReader(packed([1, 1, 1])), 2)).toThrow('run of a wrong length');
  expect(() => readRuns(byteReader(Uint8Array.of(0, 2)), 1)).toThrow('run of a wrong length');
});
