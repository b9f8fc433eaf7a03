import { expect, test } from 'vitest';
import { dueQueue } from './due-queue.ts';

const always = () => true;

test('gives what is due, earliest first, and no more than asked for', () => {
  const queue = dueQueue<{ dueMs: number }>(always);
  const order = Array.from({ length: 500 }, (_, n) => (n * 7919) % 500);
  for (const dueMs of order) queue.add({ dueMs });
  expect(queue.nextMs()).toBe(0);
  expect(queue.take(99, 40).map(({ dueMs }) => dueMs)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  expect(queue.take(99, 1000)).toHaveLength(60);
  expect(queue.take(99, 1000)).toEqual([]);
  expect(queue.nextMs()).toBe(100);
});

test('an item that was moved is met once, at its new time', () => {
  const queue = dueQueue<{ dueMs: number }>(always);
  const item = { dueMs: 10 };
  queue.add(item);
  item.dueMs = 30;
  queue.add(item);
  expect(queue.nextMs()).toBe(30);
  expect(queue.take(20, 10)).toEqual([]);
  expect(queue.take(30, 10)).toEqual([item]);
  expect(queue.nextMs()).toBeNull();
});

test('an item that counts no more is left out', () => {
  const dead = new Set<object>();
  const queue = dueQueue<{ dueMs: number }>((item) => !dead.has(item));
  const item = { dueMs: 10 };
  queue.add(item);
  queue.add({ dueMs: 20 });
  dead.add(item);
  expect(queue.nextMs()).toBe(20);
});
