import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

const { signal } = new AbortController();

/** Work that the test ends. */
function job() {
  const end = Promise.withResolvers<void>();
  let isBegun = false;
  const work = async () => {
    isBegun = true;
    await end.promise;
  };
  return { work, end: end.resolve, isBegun: () => isBegun };
}

test('a few work at once, the others wait in order, and too many are sent away', async () => {
  const turns = new Turns({ mostAtOnce: 1, mostWaiting: 2 });
  const [one, two, three] = [job(), job(), job()];
  const all = [one, two, three].map(({ work }) => turns.take(signal, work));
  await expect(turns.take(signal, job().work)).rejects.toMatchObject({ code: 'too-many', status: 429 });
  expect([one, two, three].map(({ isBegun }) => isBegun())).toEqual([true, false, false]);
  one.end();
  await all[0];
  await expect.poll(() => two.isBegun()).toBe(true);
  expect(three.isBegun()).toBe(false);
  two.end();
  three.end();
  await Promise.all(all);
});

test('who gives up waiting takes nobody’s place, and who fails leaves it', async () => {
  const turns = new Turns({ mostAtOnce: 1, mostWaiting: 2 });
  const first = job();
  const working = turns.take(signal, first.work);
  const gone = new AbortController();
  const waiting = turns.take(gone.signal, job().work);
  gone.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  first.end();
  await working;
  await expect(turns.take(signal, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await turns.take(signal, () => Promise.resolve('fine'))).toBe('fine');
});

test('a turn that comes in the moment in which it is given up is handed on', async () => {
  const turns = new Turns({ mostAtOnce: 1, mostWaiting: 2 });
  const first = job();
  const working = turns.take(signal, first.work);
  const gone = new AbortController();
  const second = job();
  const waiting = turns.take(gone.signal, second.work);
  first.end();
  await working;
  gone.abort(new Error('gone'));
  second.end();
  await waiting.catch(() => undefined);
  expect(await turns.take(signal, () => Promise.resolve('fine'))).toBe('fine');
});
