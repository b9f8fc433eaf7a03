import { expect, test } from 'vitest';
import { byteReader } from './byte-reader.ts';
import { byteWriter } from './byte-writer.ts';
import { readNoisy, writeNoisy } from './noisy-numbers.ts';

function packed(values: readonly number[]): Uint8Array {
  const writer = byteWriter();
  writeNoisy(writer, values);
  return writer.bytes();
}

/** Numbers from 0 to 1 that are the same in every run (a linear congruence). */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

/** Near enough to a bell. */
function scattered(count: number, mean: number, spread: number): number[] {
  const next = random(count + mean);
  const bell = () => next() + next() + next() + next() - 2;
  return Array.from({ length: count }, () => Math.max(0, Math.round(mean + spread * 1.7 * bell())));
}

test.each([
  { values: [] },
  { values: [0] },
  { values: [2 ** 31 - 1] },
  { values: [0, 2 ** 31 - 1, 0, 0, 1] },
  { values: [7, 7, 7, 7, 7, 7, 7, 300_000, 7, 7, 6] },
  { values: Array.from({ length: 1000 }, (_, n) => n * n) },
])('numbers come back: $values.length', ({ values }) => {
  expect(readNoisy(byteReader(packed(values)), values.length)).toEqual(values);
});

test('random series of every width come back', () => {
  const next = random(5);
  for (let round = 0; round < 500; round++) {
    const width = 2 ** Math.floor(next() * 31);
    const values = Array.from({ length: Math.floor(next() * 200) }, () => Math.floor(next() * width));
    expect(readNoisy(byteReader(packed(values)), values.length)).toEqual(values);
  }
});

test.each([
  { mean: 40, spread: 0, bits: 1.6 },
  { mean: 40, spread: 5, bits: 5.2 },
  { mean: 300, spread: 40, bits: 8.2 },
])('noise of $spread around $mean takes at most $bits bits', ({ mean, spread, bits }) => {
  const values = scattered(1000, mean, spread);
  expect((packed(values).length * 8) / values.length).toBeLessThan(bits);
});

test('bytes that end too early are refused', () => {
  const bytes = packed(scattered(100, 300, 40));
  expect(() => readNoisy(byteReader(bytes.subarray(0, 20)), 100)).toThrow(RangeError);
});
