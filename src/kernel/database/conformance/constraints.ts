import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type OpenPlace, openSample, readCounter } from './sample.ts';

/** A refusal by the engine arrives in the port's words, whichever engine it was. */
export function constraintsConformance(open: OpenPlace): void {
  test('reports a taken unique value as conflict', async () => {
    await using sample = await openSample(open, 'unique');
    const { query } = sample.database;
    await query.insertInto('entry').values({ counter: 'c', title: 'same' }).execute();
    const again = query.insertInto('entry').values({ counter: 'c', title: 'same' }).execute();
    await expect(again).rejects.toMatchObject({ name: 'NexusError', code: 'conflict', status: 409 });
    const key = query.insertInto('counter').values({ name: 'c', value: 1 }).execute();
    await expect(key).rejects.toMatchObject({ code: 'conflict' });
  });

  test('reports a broken rule as invalid', async () => {
    await using sample = await openSample(open, 'rules');
    const { query } = sample.database;
    const refusals = [
      query.insertInto('entry').values({ counter: 'absent' }),
      query.insertInto('entry').values({ counter: 'c', amount: -1 }),
      query.insertInto('entry').values({ counter: 'c', amount: 1.5 }),
    ];
    for (const refusal of refusals) {
      await expect(refusal.execute()).rejects.toMatchObject({
        name: 'NexusError',
        code: 'invalid',
        status: 400,
      });
    }
    const untyped = [
      sql`insert into entry (counter) values (${null})`,
      sql`update counter set value = ${'many'}`,
    ];
    for (const refusal of untyped) {
      await expect(refusal.execute(query)).rejects.toMatchObject({ code: 'invalid', status: 400 });
    }
    await query.insertInto('entry').values({ counter: 'c' }).execute();
    await expect(query.deleteFrom('counter').execute()).rejects.toMatchObject({ code: 'invalid' });
    expect(await readCounter(sample)).toBe(0);
  });

  test('keeps the engine’s own error as the cause', async () => {
    await using sample = await openSample(open, 'cause');
    const twice = sample.database.query.insertInto('counter').values({ name: 'c', value: 1 }).execute();
    const error = await twice.catch((thrown: unknown) => thrown);
    expect(error).toHaveProperty('cause.message', expect.stringMatching(/unique/i));
  });

  test('takes the other branch of an upsert', async () => {
    await using sample = await openSample(open, 'upsert');
    await sample.database.query
      .insertInto('counter')
      .values({ name: 'c', value: 5 })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet((e) => ({ value: e.ref('excluded.value') })),
      )
      .execute();
    expect(await readCounter(sample)).toBe(5);
  });

  test('never gives the key of a deleted row to another', async () => {
    await using sample = await openSample(open, 'identity');
    const { query } = sample.database;
    const insert = () =>
      query.insertInto('entry').values({ counter: 'c' }).returning('id').executeTakeFirstOrThrow();
    const first = await insert();
    await query.deleteFrom('entry').execute();
    const second = await insert();
    expect(second.id).toBeGreaterThan(first.id);
  });
}
