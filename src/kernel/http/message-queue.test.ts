import { expect, test } from 'vitest';
import { messageQueue } from './message-queue.ts';

test('messages arrive in order, and what waits is read before the end', async () => {
  const queue = messageQueue<number>();
  await queue.push(1);
  await queue.push(2);
  queue.end();
  await queue.push(3);
  const read: number[] = [];
  for await (const message of { [Symbol.asyncIterator]: () => queue.iterate(() => read.push(-1)) })
    read.push(message);
  expect(read).toEqual([1, 2, -1]);
});

test('an error ends the reading by being thrown', async () => {
  const queue = messageQueue<number>();
  queue.end(new Error('cut'));
  queue.end();
  await expect(queue.iterate(() => {}).next()).rejects.toThrow('cut');
});

test('a writer who is ahead waits for the reader', async () => {
  const queue = messageQueue<number>(1);
  await queue.push(1);
  let isTaken = false;
  const pushed = queue.push(2).then(() => (isTaken = true));
  await Promise.resolve();
  expect({ isTaken, length: queue.length }).toEqual({ isTaken: false, length: 2 });
  await queue.iterate(() => {}).next();
  await pushed;
  expect(queue.length).toBe(1);
});
