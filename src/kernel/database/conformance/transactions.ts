import { expect, test } from 'vitest';
import { manualClock } from '../../clock.ts';
import type { Transaction } from '../database.ts';
import { type OpenPlace, openSample, readCounter, type SampleSchema } from './sample.ts';

const setTo = (tx: Transaction<SampleSchema>, value: number) =>
  tx.updateTable('counter').set({ value }).where('name', '=', 'c').execute();

/** All or nothing, one after the other, never for ever. */
export function transactionsConformance(open: OpenPlace): void {
  test('keeps all of a transaction and gives back its result', async () => {
    await using sample = await openSample(open, 'keep');
    const result = await sample.database.transaction(async (tx) => {
      await setTo(tx, 1);
      await tx.insertInto('entry').values({ counter: 'c' }).execute();
      return 'done';
    });
    expect(result).toBe('done');
    expect(await readCounter(sample)).toBe(1);
  });

  test('keeps nothing of a transaction that throws', async () => {
    await using sample = await openSample(open, 'throw');
    const failing = sample.database.transaction(async (tx) => {
      await setTo(tx, 1);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await readCounter(sample)).toBe(0);
  });

  test('dooms a transaction by a failing statement, even one that is caught', async () => {
    await using sample = await openSample(open, 'doom');
    const doomed = sample.database.transaction(async (tx) => {
      await setTo(tx, 1);
      await tx
        .insertInto('counter')
        .values({ name: 'c', value: 9 })
        .execute()
        .catch(() => undefined);
    });
    await expect(doomed).rejects.toMatchObject({ code: 'conflict' });
    expect(await readCounter(sample)).toBe(0);
  });

  test('reads its own writes, and shows them to others only once committed', async () => {
    await using sample = await openSample(open, 'isolation');
    await sample.database.transaction(async (tx) => {
      await setTo(tx, 7);
      const own = await tx.selectFrom('counter').select('value').executeTakeFirstOrThrow();
      expect(own.value).toBe(7);
      expect(await readCounter(sample)).toBe(0);
    });
    expect(await readCounter(sample)).toBe(7);
  });

  test('keeps every one of a hundred increments made at once', async () => {
    await using sample = await openSample(open, 'increments');
    const increment = () =>
      sample.database.transaction(async (tx) => {
        await tx
          .updateTable('counter')
          .set((e) => ({ value: e('value', '+', 1) }))
          .execute();
        await tx.insertInto('entry').values({ counter: 'c' }).execute();
      });
    await Promise.all(Array.from({ length: 100 }, increment));
    expect(await readCounter(sample)).toBe(100);
  });

  test('undoes only the failing ones among many at once', async () => {
    await using sample = await openSample(open, 'mixed');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        sample.database.transaction(async (tx) => {
          await tx
            .updateTable('counter')
            .set((e) => ({ value: e('value', '+', 1) }))
            .execute();
          if (index % 3 === 0) throw new Error('undo me');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    expect(await readCounter(sample)).toBe(20);
  });

  test('rolls back work that takes too long, and lets the next one in', async () => {
    const clock = manualClock();
    await using sample = await openSample(open, 'late', clock);
    const started = Promise.withResolvers<void>();
    const stalled = sample.database.transaction(async (tx) => {
      await setTo(tx, 1);
      started.resolve();
      return new Promise<never>(() => {});
    });
    await started.promise;
    const next = sample.database.transaction((tx) => setTo(tx, 2));
    clock.advance(10_000);
    await expect(stalled).rejects.toMatchObject({ code: 'transaction-too-long', status: 503 });
    await next;
    expect(await readCounter(sample)).toBe(2);
  });

  test('refuses a transaction that has ended', async () => {
    await using sample = await openSample(open, 'ended');
    const kept = await sample.database.transaction(async (tx) => ({ tx }));
    await expect(setTo(kept.tx, 1)).rejects.toThrow(/committed/i);
    expect(await readCounter(sample)).toBe(0);
  });

  test('refuses a transaction without a limit on its time', async () => {
    await using sample = await openSample(open, 'unlimited');
    await expect(sample.database.query.transaction().execute(async () => 1)).rejects.toThrow(TypeError);
  });

  test('ends running work when it is closed, and turns new work away', async () => {
    const sample = await openSample(open, 'close');
    const gate = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const running = sample.database.transaction(async (tx) => {
      started.resolve();
      await gate.promise;
      await setTo(tx, 3);
    });
    await started.promise;
    const closed = sample.store[Symbol.asyncDispose]();
    const late = sample.database.transaction((tx) => setTo(tx, 4));
    await expect(late).rejects.toMatchObject({ code: 'unavailable' });
    gate.resolve();
    await running;
    await closed;
    await expect(readCounter(sample)).rejects.toMatchObject({ code: 'unavailable' });
    await using again = await openSample(open, 'close');
    expect(await readCounter(again)).toBe(3);
  });
}
