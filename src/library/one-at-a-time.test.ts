import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('calls follow each other in their order, also after one that fails', async () => {
  const begun: string[] = [];
  const first = Promise.withResolvers<string>();
  const ask = oneAtATime(async (name: string) => {
    begun.push(name);
    if (name === 'first') return await first.promise;
    return name;
  });
  const all = [ask('first'), ask('second'), ask('third')];
  await Promise.resolve();
  expect(begun).toEqual(['first']);
  first.reject(new Error('no answer'));
  await expect(all[0]).rejects.toThrow('no answer');
  expect(await Promise.all(all.slice(1))).toEqual(['second', 'third']);
  expect(begun).toEqual(['first', 'second', 'third']);
});
