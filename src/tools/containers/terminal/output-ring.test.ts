import { expect, test } from 'vitest';
import { OutputRing } from './output-ring.ts';

const capacity = 64 * 1024;

/** Bytes whose values tell their position. */
function bytesAt(position: number, length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, index) => (position + index) % 251));
}

test.each([1, 7, 1000, 16 * 1024, 33_333, capacity - 1, capacity, capacity + 1, 3 * capacity])(
  'after chunks of %i bytes the newest are kept, each at its position',
  (size) => {
    const ring = new OutputRing(capacity);
    for (let position = 0; position < 4 * capacity; position += size) ring.push(bytesAt(position, size));
    expect(ring.end - ring.start).toBe(capacity);
    expect(ring.read(ring.start, capacity).equals(bytesAt(ring.start, capacity))).toBe(true);
    const middle = ring.start + 1234;
    expect(ring.read(middle, 100).equals(bytesAt(middle, 100))).toBe(true);
  },
);

test('until it is full, everything is kept', () => {
  const ring = new OutputRing(capacity);
  let position = 0;
  for (const size of [0, 10, 16 * 1024, 1, 20_000]) {
    ring.push(bytesAt(position, size));
    position += size;
  }
  expect([ring.start, ring.end]).toEqual([0, position]);
  expect(ring.read(0, position).equals(bytesAt(0, position))).toBe(true);
  expect(ring.read(ring.end, 10)).toHaveLength(0);
});
