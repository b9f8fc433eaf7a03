import { sql } from 'kysely';
import type { Database, Migrations, Store } from '#kernel/database/database.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';

/** Where a ledger is kept. Crosses a process border as JSON. */
export type LedgerPlace =
  | { readonly engine: 'sqlite'; readonly dataDir: string }
  | { readonly engine: 'postgres'; readonly url: string; readonly schemaPrefix: string };

/** `run` is one life of the writing process; each writer counts from 1 in each run. */
export interface LedgerSchema {
  entry: { run: number; writer: number; number: number };
  total: { run: number; writer: number; entries: number };
}

export const ledgerMigrations: Migrations = {
  '0001-entry': {
    up: (database) =>
      database.schema
        .createTable('entry')
        .addColumn('run', 'integer', (column) => column.notNull())
        .addColumn('writer', 'integer', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('entry_key', ['run', 'writer', 'number'])
        .execute(),
  },
  '0002-total': {
    up: (database) =>
      database.schema
        .createTable('total')
        .addColumn('run', 'integer', (column) => column.notNull())
        .addColumn('writer', 'integer', (column) => column.notNull())
        .addColumn('entries', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('total_key', ['run', 'writer'])
        .execute(),
  },
};

export function openLedgerStore(place: LedgerPlace): Promise<Store> {
  if (place.engine === 'sqlite') return openSqliteStore({ dataDir: place.dataDir });
  return openPostgresStore({ url: place.url, schemaPrefix: place.schemaPrefix });
}

/** An entry and its total, in one transaction: seeing one without the other is a torn write. */
export async function addEntry(ledger: Database<LedgerSchema>, entry: LedgerSchema['entry']): Promise<void> {
  await ledger.transaction(async (tx) => {
    await tx.insertInto('entry').values(entry).execute();
    await tx
      .insertInto('total')
      .values({ run: entry.run, writer: entry.writer, entries: 1 })
      .onConflict((conflict) =>
        conflict.columns(['run', 'writer']).doUpdateSet({ entries: sql`total.entries + 1` }),
      )
      .execute();
  });
}

export interface WriterState {
  readonly run: number;
  readonly writer: number;
  /** How many entries are there. */
  readonly entries: number;
  /** The highest number; equal to `entries` when none is missing. */
  readonly highest: number;
  /** What the total says. */
  readonly total: number | null;
}

export async function readLedger(ledger: Database<LedgerSchema>): Promise<WriterState[]> {
  return ledger.query
    .selectFrom('entry')
    .leftJoin('total', (join) =>
      join.onRef('total.run', '=', 'entry.run').onRef('total.writer', '=', 'entry.writer'),
    )
    .select((e) => [
      'entry.run',
      'entry.writer',
      e.fn.countAll<number>().as('entries'),
      e.fn.max('entry.number').as('highest'),
      e.fn.max('total.entries').as('total'),
    ])
    .groupBy(['entry.run', 'entry.writer'])
    .execute();
}
