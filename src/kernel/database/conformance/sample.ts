import { type GeneratedAlways, sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { Database, Migrations, Store } from '../database.ts';

/**
 * Opens the engine under test. The same `place` again finds what was there before; each test uses a place of its own,
 * and whoever provides this removes the places afterwards.
 */
export type OpenPlace = (place: string, options?: { readonly clock?: Clock }) => Promise<Store>;

export interface SampleSchema {
  counter: { name: string; value: number };
  entry: {
    id: GeneratedAlways<number>;
    counter: string;
    title: string | null;
    amount: number | null;
    ratio: number | null;
    data: Uint8Array | null;
  };
}

/** One table with every portable column type and every kind of constraint, and one to point at. */
export const sampleMigrations: Migrations = {
  '0001-counter': {
    async up(database) {
      await database.schema
        .createTable('counter')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'integer', (column) => column.notNull())
        .modifyEnd(sql`without rowid`)
        .execute();
    },
  },
  '0002-entry': {
    async up(database) {
      await database.schema
        .createTable('entry')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('counter', 'text', (column) => column.notNull().references('counter.name'))
        .addColumn('title', 'text', (column) => column.unique())
        .addColumn('amount', 'bigint', (column) => column.check(sql`amount >= 0`))
        .addColumn('ratio', 'real')
        .addColumn('data', 'blob')
        .execute();
    },
  },
};

/** A fresh database with one counter at zero. */
export async function openSample(open: OpenPlace, place: string, clock?: Clock): Promise<SampleDatabase> {
  const store = await open(place, { clock });
  const database = await store.open<SampleSchema>('sample', sampleMigrations);
  await database.query
    .insertInto('counter')
    .values({ name: 'c', value: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { database, store, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
}

export interface SampleDatabase extends AsyncDisposable {
  readonly database: Database<SampleSchema>;
  readonly store: Store;
}

export async function readCounter({ database }: SampleDatabase): Promise<number> {
  const row = await database.query
    .selectFrom('counter')
    .select('value')
    .where('name', '=', 'c')
    .executeTakeFirst();
  return row?.value ?? Number.NaN;
}
