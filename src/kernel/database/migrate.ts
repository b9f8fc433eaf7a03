import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { NexusError } from '../errors.ts';
import type { Migrations, Transaction } from './database.ts';
import type { KyselyDatabase } from './kysely-database.ts';

export interface HistorySchema {
  nexus_migration: { step: string; applied_at_ms: number };
}

export interface MigrationOptions {
  /** The database's name, for messages. */
  readonly name: string;
  readonly clock: Clock;
  /** Awaited before the first step on a database that holds something: the moment for a copy. */
  beforeChange(): Promise<void>;
  /** Runs first in every migration transaction: where processes that share a database take turns. */
  lock(tx: Transaction<HistorySchema>): Promise<void>;
}

/**
 * Brings a database to the newest step. Each step commits together with its line of history, so a process killed at any
 * moment leaves whole steps only, and the next start goes on behind them.
 * @returns the steps applied now.
 * @throws NexusError `database-too-new`
 */
export async function migrate(
  database: KyselyDatabase<HistorySchema>,
  migrations: Migrations,
  options: MigrationOptions,
): Promise<readonly string[]> {
  const known = Object.keys(migrations).toSorted();
  await createHistory(database, options);
  const history = await database.query.selectFrom('nexus_migration').select('step').orderBy('step').execute();
  const applied = history.map(({ step }) => step);
  const unknown = applied.filter((step) => !known.includes(step));
  if (unknown.length > 0) throw tooNew(options.name, unknown.at(-1)!, known.at(-1));
  const pending = known.filter((step) => !applied.includes(step));
  if (pending.length > 0 && applied.length > 0) await options.beforeChange();
  for (const step of pending) await applyStep(database, step, migrations[step]!, options);
  return pending;
}

async function createHistory(
  database: KyselyDatabase<HistorySchema>,
  options: MigrationOptions,
): Promise<void> {
  await database.unlimitedTransaction(async (tx) => {
    await options.lock(tx);
    await tx.schema
      .createTable('nexus_migration')
      .ifNotExists()
      .addColumn('step', 'text', (column) => column.primaryKey())
      .addColumn('applied_at_ms', 'bigint', (column) => column.notNull())
      .execute();
  });
}

async function applyStep(
  database: KyselyDatabase<HistorySchema>,
  step: string,
  migration: Migrations[string],
  options: MigrationOptions,
): Promise<void> {
  await database.unlimitedTransaction(async (tx) => {
    await options.lock(tx);
    // Another process may have come first while this one waited for the lock.
    const done = await tx
      .selectFrom('nexus_migration')
      .select(sql`1`.as('done'))
      .where('step', '=', step)
      .execute();
    if (done.length > 0) return;
    await migration.up(tx);
    await tx.insertInto('nexus_migration').values({ step, applied_at_ms: options.clock.now() }).execute();
  });
}

function tooNew(name: string, found: string, newestKnown: string | undefined): NexusError {
  return new NexusError(
    'database-too-new',
    503,
    `The database ${name} was written by a newer NEXUS: it is at ${found}, and this program knows up to ` +
      `${newestKnown ?? 'nothing'}. Start the newer version again, or restore a backup from before the update.`,
  );
}
