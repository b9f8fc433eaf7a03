import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { manualClock } from '../clock.ts';
import { createCallerCache, type Known } from './caller-cache.ts';

const credential = { kind: 'session', token: 'nxs_secret' } as const;

function known(role: 'viewer' | 'admin'): Known {
  const caller: Caller = { kind: 'user', userId: 'u', name: 'ana', role, sessionId: 's' };
  return { caller };
}

/** An authority whose answer is given by hand. */
function authority() {
  const asked: PromiseWithResolvers<Known | undefined>[] = [];
  return {
    asked,
    lookup: () => {
      const answer = Promise.withResolvers<Known | undefined>();
      asked.push(answer);
      return answer.promise;
    },
  };
}

test('an answer is believed for its time and no longer', async () => {
  const clock = manualClock();
  let lookups = 0;
  const lookup = async () => {
    lookups += 1;
    return known('viewer');
  };
  const cache = createCallerCache({ clock, freshMs: 3000, lookup });
  await cache.find(credential);
  clock.advance(2999);
  expect(await cache.find(credential)).toEqual(known('viewer'));
  expect(lookups).toBe(1);
  clock.advance(1);
  await cache.find(credential);
  expect(lookups).toBe(2);
});

test('a credential that nobody knows is asked about each time', async () => {
  let lookups = 0;
  const lookup = async () => {
    lookups += 1;
    return undefined;
  };
  const cache = createCallerCache({ clock: manualClock(), freshMs: 3000, lookup });
  for (let times = 0; times < 3; times += 1) expect(await cache.find(credential)).toBeUndefined();
  expect(lookups).toBe(3);
});

test('an answer that an ending overtook on its way is asked for again', async () => {
  const { asked, lookup } = authority();
  const cache = createCallerCache({ clock: manualClock(), freshMs: 3000, lookup });
  const found = cache.find(credential);
  cache.drop({ userId: 'u' });
  asked[0]!.resolve(known('admin'));
  await expect.poll(() => asked.length).toBe(2);
  asked[1]!.resolve(undefined);
  expect(await found).toBeUndefined();
});

test('endings that do not stop leave the last answer out of the cache', async () => {
  const { asked, lookup } = authority();
  const cache = createCallerCache({ clock: manualClock(), freshMs: 3000, lookup });
  const found = cache.find(credential);
  for (const round of [0, 1, 2, 3]) {
    await expect.poll(() => asked.length).toBe(round + 1);
    cache.drop({ userId: 'somebody' });
    asked[round]!.resolve(known('viewer'));
  }
  expect(await found).toEqual(known('viewer'));
  void cache.find(credential);
  expect(asked).toHaveLength(5);
});

test('an ending forgets whom it names and nobody else', async () => {
  let lookups = 0;
  const lookup = async () => {
    lookups += 1;
    return known('viewer');
  };
  const cache = createCallerCache({ clock: manualClock(), freshMs: 3000, lookup });
  await cache.find(credential);
  for (const other of [
    { userId: 'v' },
    { sessionIds: ['t'] },
    { tokenIds: ['s'] },
    { userId: 'u', sessionIds: [] },
  ]) {
    cache.drop(other);
    await cache.find(credential);
  }
  expect(lookups).toBe(1);
  cache.drop({ sessionIds: ['s'] });
  await cache.find(credential);
  expect(lookups).toBe(2);
});

test('memory is bounded', async () => {
  let lookups = 0;
  const lookup = async () => {
    lookups += 1;
    return known('viewer');
  };
  const cache = createCallerCache({ clock: manualClock(), freshMs: 3000, lookup, maxEntries: 2 });
  for (const token of ['a', 'b', 'c', 'c', 'b', 'a']) await cache.find({ kind: 'session', token });
  expect(lookups).toBe(4);
});
