import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type OpenPlace, openSample } from './sample.ts';

/** What goes in comes out, and what would come out as something else does not go in. */
export function valuesConformance(open: OpenPlace): void {
  test('keeps text, integers of 53 bits, fractions, bytes and null', async () => {
    await using sample = await openSample(open, 'values');
    const { query } = sample.database;
    const entry = {
      counter: 'c',
      title: 'ñ 漢 🚀 \u001b[2J <b>',
      amount: Number.MAX_SAFE_INTEGER,
      ratio: 0.1,
      data: new Uint8Array([0, 1, 255]),
    };
    const { id } = await query.insertInto('entry').values(entry).returning('id').executeTakeFirstOrThrow();
    const row = await query.selectFrom('entry').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(row).toStrictEqual({ id, ...entry });
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
    await query.updateTable('entry').set({ title: null, data: null }).where('id', '=', id).execute();
    expect(await query.selectFrom('entry').select(['title', 'data']).execute()).toEqual([
      { title: null, data: null },
    ]);
  });

  test('gives sums, counts and averages as numbers', async () => {
    await using sample = await openSample(open, 'sums');
    const { query } = sample.database;
    const entries = [1, 2, 6].map((amount) => ({ counter: 'c', amount }));
    await query.insertInto('entry').values(entries).execute();
    const row = await query
      .selectFrom('entry')
      .select((e) => [
        e.fn.countAll<number>().as('count'),
        e.fn.sum<number>('amount').as('sum'),
        e.fn.avg<number>('amount').as('average'),
      ])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ count: 3, sum: 9, average: 3 });
  });

  test('counts the rows a statement changed', async () => {
    await using sample = await openSample(open, 'changes');
    const { query } = sample.database;
    await query
      .insertInto('entry')
      .values([1, 2, 3].map((amount) => ({ counter: 'c', amount })))
      .execute();
    const updated = await query
      .updateTable('entry')
      .set({ ratio: 1 })
      .where('amount', '>', 1)
      .executeTakeFirst();
    const deleted = await query.deleteFrom('entry').where('amount', '=', 9).executeTakeFirst();
    expect(updated.numUpdatedRows).toBe(2n);
    expect(deleted.numDeletedRows).toBe(0n);
  });

  test.for([
    ['a Date', new Date(0)],
    ['a boolean', true],
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['an integer beyond 53 bits', 2 ** 53],
    ['a bigint beyond 53 bits', 2n ** 53n],
    ['an object', { a: 1 }],
    ['a list', [1]],
  ] as const)('refuses %s as a parameter', async ([, value]) => {
    await using sample = await openSample(open, 'refusals');
    await expect(sql`select ${value} as value`.execute(sample.database.query)).rejects.toThrow(TypeError);
  });

  test('refuses text that only one engine could hold', async () => {
    await using sample = await openSample(open, 'refusals');
    await expect(sql`select ${'a\0b'} as value`.execute(sample.database.query)).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('refuses to read an integer that would lose digits', async () => {
    await using sample = await openSample(open, 'refusals');
    await expect(sql`select 9007199254740993 as value`.execute(sample.database.query)).rejects.toThrow(
      /9007199254740993/,
    );
    expect(await sql`select 1 as value`.execute(sample.database.query)).toMatchObject({
      rows: [{ value: 1 }],
    });
  });

  test('reads ten thousand rows', async () => {
    await using sample = await openSample(open, 'many');
    const { database } = sample;
    await database.transaction(async (tx) => {
      for (let from = 0; from < 10_000; from += 500) {
        const entries = Array.from({ length: 500 }, (_, index) => ({ counter: 'c', amount: from + index }));
        await tx.insertInto('entry').values(entries).execute();
      }
    });
    const rows = await database.query.selectFrom('entry').select('amount').orderBy('amount').execute();
    expect(rows).toHaveLength(10_000);
    expect(rows[9999]).toEqual({ amount: 9999 });
  });

  test('keeps two databases of one store apart', async () => {
    await using sample = await openSample(open, 'apart');
    const other = await sample.store.open<object>('other-tool', {});
    await expect(sql`select * from counter`.execute(other.query)).rejects.toThrow();
  });
}
