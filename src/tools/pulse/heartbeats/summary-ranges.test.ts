import { expect, test } from 'vitest';
import { rangesBetween } from './summary-ranges.ts';

const size = [1, 24, 24 * 16];

test.each([
  { from: 5, to: 5, ranges: [] },
  { from: 5, to: 9, ranges: ['0: 5-9'] },
  { from: 5, to: 30, ranges: ['0: 5-30'] },
  { from: 5, to: 53, ranges: ['0: 5-24', '1: 1-2', '0: 48-53'] },
  { from: 24, to: 48, ranges: ['1: 1-2'] },
  { from: 383, to: 800, ranges: ['0: 383-384', '2: 1-2', '1: 32-33', '0: 792-800'] },
])('hours $from to $to: $ranges', ({ from, to, ranges }) => {
  const found = rangesBetween(from, to).map(({ step, ...range }) => `${step}: ${range.from}-${range.to}`);
  expect(found).toEqual(ranges);
});

test('every hour is in one of them once', () => {
  for (let from = 370; from < 400; from++) {
    for (let to = from; to < from + 1200; to += 37) {
      const hours = rangesBetween(from, to).flatMap(({ step, ...range }) => {
        const length = size[step] ?? 0;
        return Array.from({ length: (range.to - range.from) * length }, (_, n) => range.from * length + n);
      });
      expect(hours).toEqual(Array.from({ length: to - from }, (_, n) => from + n));
    }
  }
});
