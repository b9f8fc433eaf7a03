import { expect, test } from 'vitest';
import { shareWrites } from './share-writes.ts';

function recorded(failing: (items: readonly number[]) => boolean = () => false) {
  const writes: (readonly number[])[] = [];
  const prepared: (readonly number[])[] = [];
  const share = shareWrites<number>((items) => {
    prepared.push(items);
    return async () => {
      writes.push(items);
      await new Promise(setImmediate);
      if (failing(items)) throw new Error(`no ${items.join(' ')}`);
    };
  });
  return { writes, prepared, share };
}

test('who comes while a write runs shares the next one', async () => {
  const { writes, share } = recorded();
  await Promise.all([share([1]), share([2]), share([3, 4])]);
  await share([5]);
  expect(writes).toEqual([[1], [2, 3, 4], [5]]);
});

test('a write takes no more than a thousand, in the order they came', async () => {
  const { writes, share } = recorded();
  const many = Array.from({ length: 600 }, () => 7);
  await Promise.all([
    share([1]),
    share(many),
    share(many),
    share([2]),
    share(Array(1500).fill(9)),
    share([3]),
  ]);
  expect(writes.map(({ length }) => length)).toEqual([1, 600, 601, 1500, 1]);
});

test('one that cannot be written does not fail the others', async () => {
  const { writes, share } = recorded((items) => items.includes(3));
  const outcomes = await Promise.allSettled([share([1]), share([2]), share([3])]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(writes).toEqual([[1], [2, 3], [2], [3]]);
});

test('what comes is prepared while the write before still runs', async () => {
  const { writes, prepared, share } = recorded();
  const first = share([1]);
  await Promise.resolve();
  const second = share([2]);
  await Promise.resolve();
  await first;
  expect({ prepared, writes }).toEqual({ prepared: [[1], [2]], writes: [[1]] });
  await second;
});

test('what cannot be prepared is refused', async () => {
  const share = shareWrites<number>((items) => {
    if (items.includes(3)) throw new Error('no 3');
    return () => Promise.resolve();
  });
  const outcomes = await Promise.allSettled([share([1]), share([2]), share([3])]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
});
