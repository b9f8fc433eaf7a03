import { expect, test } from 'vitest';
import { createLiveRing } from './live-ring.ts';

function items(ring: ReturnType<typeof createLiveRing<string>>, position: number) {
  return ring.since(position)?.map(({ item }) => item);
}

test('what came after a position is told in order, of each key only the newest', () => {
  const ring = createLiveRing<string>(10);
  ring.push('a', 'a1');
  ring.push('b', 'b1');
  ring.push('a', 'a2');
  expect(items(ring, 0)).toEqual(['b1', 'a2']);
  expect(items(ring, 2)).toEqual(['a2']);
  expect(items(ring, 3)).toEqual([]);
});

test('a position that was never reached, or reaches back too far, is not known', () => {
  const ring = createLiveRing<string>(2);
  for (const item of ['1', '2', '3', '4', '5']) ring.push(item, item);
  expect(ring.since(6)).toBeNull();
  expect(ring.since(0)).toBeNull();
  expect(items(ring, 3)).toEqual(['4', '5']);
});

test('it stays bounded', () => {
  const ring = createLiveRing<string>(100);
  for (let at = 0; at < 10_000; at += 1) ring.push(`${at}`, `${at}`);
  expect(ring.since(9_800)).toBeNull();
  expect(ring.since(9_950)).toHaveLength(50);
});
