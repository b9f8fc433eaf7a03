import { expect, test } from 'vitest';
import { SharedReads } from './shared-reads.ts';

const { signal } = new AbortController();

/** Reads that the test ends, with how often each was begun. */
function source() {
  const begun: AbortSignal[] = [];
  const ends: PromiseWithResolvers<string>[] = [];
  const read = (given: AbortSignal) => {
    begun.push(given);
    const end = Promise.withResolvers<string>();
    ends.push(end);
    given.addEventListener('abort', () => end.reject(given.reason));
    return end.promise;
  };
  return { read, begun, ends };
}

test('many who ask at once wait for one read, and later it is there', async () => {
  const reads = new SharedReads<string>(2);
  const { read, begun, ends } = source();
  const both = [reads.get('a', signal, read), reads.get('a', signal, read)];
  ends[0]?.resolve('A');
  expect(await Promise.all(both)).toEqual(['A', 'A']);
  expect(await reads.get('a', signal, read)).toBe('A');
  expect(begun).toHaveLength(1);
});

test('it goes on while somebody waits, and ends with the last', async () => {
  const reads = new SharedReads<string>(2);
  const { read, begun, ends } = source();
  const [first, second] = [new AbortController(), new AbortController()];
  const one = reads.get('a', first.signal, read);
  const two = reads.get('a', second.signal, read);
  first.abort(new Error('left'));
  await expect(one).rejects.toThrow('left');
  expect(begun[0]?.aborted).toBe(false);
  second.abort(new Error('left too'));
  await expect(two).rejects.toThrow('left too');
  expect(begun[0]?.aborted).toBe(true);
  const again = reads.get('a', signal, read);
  ends[1]?.resolve('A');
  expect(await again).toBe('A');
});

test('what fails is read anew, and what was asked for longest ago is forgotten', async () => {
  const reads = new SharedReads<string>(2);
  await expect(reads.get('a', signal, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  for (const key of ['a', 'b', 'a', 'c']) await reads.get(key, signal, () => Promise.resolve(key));
  const asked: string[] = [];
  for (const key of ['a', 'c', 'b'])
    await reads.get(key, signal, () => {
      asked.push(key);
      return Promise.resolve(key);
    });
  expect(asked).toEqual(['b']);
});
