import { expect, test, vi } from 'vitest';
import { inBatches } from './in-batches.ts';

test('the first is handed on at once, what follows together', () => {
  vi.useFakeTimers();
  const taken: string[][] = [];
  const batches = inBatches<string>(400, (items) => taken.push([...items]));
  batches.add('a');
  batches.add('b');
  batches.add('c');
  expect(taken).toEqual([['a']]);
  vi.advanceTimersByTime(400);
  expect(taken).toEqual([['a'], ['b', 'c']]);
  batches.add('d');
  batches.stop();
  vi.advanceTimersByTime(1000);
  expect(taken).toHaveLength(2);
  vi.useRealTimers();
});
