import { expect, test } from 'vitest';
import { listOfTexts } from '../list-of-texts.ts';
import { rowsFor, writeRows } from '../write-rows.ts';
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
}
