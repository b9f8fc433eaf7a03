import { expect, test } from 'vitest';
import { tokenCache } from './token-cache.ts';

function counted() {
  let nowMs = 1_000_000;
  let count = 0;
  const cache = tokenCache(() => nowMs);
  const get = (key: string, expiresInSeconds: number | null = 300) =>
    cache.get(key, async () => await Promise.resolve({ text: `t${++count}`, expiresInSeconds }));
  return { cache, get, pass: (ms: number) => void (nowMs += ms) };
}

test('a token is kept until shortly before it runs out, for its key only', async () => {
  const { get, pass } = counted();
  expect(await get('a')).toBe('t1');
  pass(289_000);
  expect(await get('a')).toBe('t1');
  expect(await get('b')).toBe('t2');
  pass(2000);
  expect(await get('a')).toBe('t3');
});

test('one that says nothing lives a minute, and one that lives no time is used once', async () => {
  const { get, pass } = counted();
  await get('a', null);
  pass(49_000);
  expect(await get('a', null)).toBe('t1');
  pass(2000);
  expect(await get('a', null)).toBe('t2');
  await get('b', 0);
  expect(await get('b', 0)).toBe('t4');
});

test('many who ask at once share one request, and a failure is not kept', async () => {
  const { cache, get } = counted();
  expect(await Promise.all([get('a'), get('a'), get('a')])).toEqual(['t1', 't1', 't1']);
  const failed = new Error('down');
  await expect(cache.get('b', async () => await Promise.reject(failed))).rejects.toBe(failed);
  expect(await get('b')).toBe('t2');
});

test('one that was not accepted is asked for anew', async () => {
  const { cache, get } = counted();
  await get('a');
  cache.forget('a', 'older');
  expect(await get('a')).toBe('t1');
  cache.forget('a', 't1');
  expect(await get('a')).toBe('t2');
});
