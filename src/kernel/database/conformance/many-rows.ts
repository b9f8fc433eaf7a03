import { expect, test } from 'vitest';
import { listOfTexts } from '../list-of-texts.ts';
import { rowsFor, rowsThere, writeRows, writeRowsAlone } from '../write-rows.ts';
import { type OpenPlace, openSample, type SampleSchema } from './sample.ts';

type Counter = SampleSchema['counter'];

const added = rowsFor<Counter, Counter>('counter', {
  name: ({ name }) => name,
  value: ({ value }) => value,
});
const kept = rowsFor<Counter, Counter>(
  'counter',
  { name: ({ name }) => name, value: ({ value }) => value },
  { on: ['name'], does: 'stay' },
);
const overwritten = rowsFor<Counter, Counter>(
  'counter',
  { name: ({ name }) => name, value: ({ value }) => value },
  { on: ['name'], does: 'overwrite' },
);

const there = rowsThere<Counter, Counter>('counter', {
  name: ({ name }) => name,
  value: ({ value }) => value,
});

/** Many rows at once: more than one statement of PostgreSQL takes. */
export function manyRowsConformance(open: OpenPlace): void {
  test('writes thousands of rows, and finds some of them again', async () => {
    await using sample = await openSample(open, 'many');
    const counters = Array.from({ length: 20_000 }, (_, value) => ({ name: `n"${value}`, value }));
    await sample.database.transaction((tx) => writeRows(tx, added(counters)));
    await sample.database.transaction((tx) => writeRows(tx, added([])));
    const { engine, query } = sample.database;
    const found = await query
      .selectFrom('counter')
      .selectAll()
      .where('name', 'in', listOfTexts(engine, ['n"7', 'n"19999', 'nobody']))
      .orderBy('value')
      .execute();
    expect(found).toEqual([counters[7], counters[19_999]]);
    expect(await query.selectFrom('counter').select('name').execute()).toHaveLength(20_001);
  });

  test('leaves or overwrites the rows that are there', async () => {
    await using sample = await openSample(open, 'there');
    const write = [
      { name: 'c', value: 5 },
      { name: 'd', value: 6 },
    ];
    const read = () => sample.database.query.selectFrom('counter').selectAll().orderBy('name').execute();
    await sample.database.transaction((tx) => writeRows(tx, kept(write)));
    expect(await read()).toEqual([{ name: 'c', value: 0 }, write[1]]);
    await sample.database.transaction((tx) => writeRows(tx, overwritten(write)));
    expect(await read()).toEqual(write);
  });

  test('keeps none of the rows when one is refused', async () => {
    await using sample = await openSample(open, 'refused');
    const writing = sample.database.transaction((tx) =>
      writeRows(tx, added([{ name: 'a', value: 1 }]), added([{ name: 'c', value: 2 }])),
    );
    await expect(writing).rejects.toMatchObject({ code: 'conflict' });
    const odd = sample.database.transaction((tx) => writeRows(tx, added([{ name: 'b', value: Number.NaN }])));
    await expect(odd).rejects.toThrow(TypeError);
    expect(await sample.database.query.selectFrom('counter').select('name').execute()).toEqual([
      { name: 'c' },
    ]);
  });

  test('writes rows where others are as they have to be, and else nothing', async () => {
    await using sample = await openSample(open, 'alone');
    const { database } = sample;
    const asIs = [{ name: 'c', value: 0 }];
    expect(await writeRowsAlone(database, there(asIs), added([{ name: 'a', value: 1 }]))).toBe(1);
    const other = writeRowsAlone(
      database,
      added([{ name: 'b', value: 1 }]),
      there([...asIs, { name: 'a', value: 2 }]),
    );
    await expect(other).rejects.toMatchObject({ code: 'conflict' });
    expect(await database.query.selectFrom('counter').select('name').orderBy('name').execute()).toEqual([
      { name: 'a' },
      { name: 'c' },
    ]);
  });

  test('tells each of many single writes its own outcome', async () => {
    await using sample = await openSample(open, 'each');
    const { query } = sample.database;
    const names = Array.from({ length: 150 }, (_, n) => `n${n % 100}`);
    const outcomes = await Promise.allSettled(
      names.map((name) => query.insertInto('counter').values({ name, value: 1 }).execute()),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' });
    expect(await query.selectFrom('counter').select('name').execute()).toHaveLength(101);
  });
}
