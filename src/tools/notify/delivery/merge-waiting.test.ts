import { expect, test } from 'vitest';
import { mergeWaiting } from './merge-waiting.ts';
import { payloadOf } from './test-delivery.ts';

const waiting = (id: string, group: string, ...fingerprints: string[]) => ({
  id,
  payload: payloadOf(group, fingerprints),
});

test('messages of different groups that all may go stay as they are', () => {
  expect(mergeWaiting([waiting('1', 'a', 'x'), waiting('2', 'b', 'y')], 2)).toEqual([]);
});

test('the newer state of a group stands for the older, and keeps alerts that only the older had', () => {
  const [merge, ...rest] = mergeWaiting(
    [waiting('1', 'a', 'x', 'y'), waiting('2', 'b'), waiting('3', 'a', 'y')],
    9,
  );
  expect(rest).toEqual([]);
  expect(merge?.replaced).toEqual(['1']);
  expect(merge?.into.id).toBe('3');
  expect(merge?.into.payload.alerts.map((alert) => alert.fingerprint)).toEqual(['x', 'y']);
});

test('more groups than there is room for become one message about all', () => {
  const many = Array.from({ length: 500 }, (_, index) => waiting(`m${index}`, `g${index}`, `f${index}`));
  const [merge, ...rest] = mergeWaiting(many, 30);
  expect(rest).toEqual([]);
  expect(merge?.into.id).toBeUndefined();
  expect(merge?.into.payload.reason).toBe('storm');
  expect(merge?.replaced).toHaveLength(500);
  expect(new Set(merge?.into.payload.alerts.map((alert) => alert.fingerprint)).size).toBe(500);
});

test('a single group goes out even without room', () => {
  expect(mergeWaiting([waiting('1', 'a', 'x')], 0)).toEqual([]);
});
