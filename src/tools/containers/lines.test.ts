import { expect, test } from 'vitest';
import { createLines } from './lines.ts';

test('work on one thing waits for the work before it', async () => {
  const lines = createLines(4);
  const order: string[] = [];
  const first = await lines.join(['a']);
  const second = lines.join(['a'])!.then((leave) => {
    order.push('second');
    leave();
  });
  order.push('first');
  first!();
  await second;
  expect(order).toEqual(['first', 'second']);
});

test('work on several things waits for all, and others wait for it', async () => {
  const lines = createLines(4);
  const a = await lines.join(['a']);
  const order: string[] = [];
  const both = lines.join(['a', 'b'])!.then((leave) => {
    order.push('both');
    leave();
  });
  const b = lines.join(['b'])!.then((leave) => {
    order.push('b');
    leave();
  });
  expect(order).toEqual([]);
  a!();
  await Promise.all([both, b]);
  expect(order).toEqual(['both', 'b']);
});

test('too much waiting is refused, and room comes back', async () => {
  const lines = createLines(1);
  const leave = await lines.join(['a']);
  expect(lines.join(['a', 'b'])).toBeUndefined();
  expect(lines.join(['b'])).toBeDefined();
  leave!();
  expect(lines.join(['a'])).toBeDefined();
});
