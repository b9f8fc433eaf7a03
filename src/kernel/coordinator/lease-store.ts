import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Migrations } from '#kernel/database/database.ts';

export interface LeaseTables {
  lease: { name: string; owner: string; epoch: number; until_ms: number };
}

/** For the one database that every process shares. */
export const coordinatorMigrations: Migrations = {
  'kernel-0001-lease': {
    async up(db) {
      await db.schema
        .createTable('lease')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('epoch', 'bigint', (column) => column.notNull())
        .addColumn('until_ms', 'bigint', (column) => column.notNull())
        // A key: a takeover changes it and so waits for key-share locks; a renewal does not (PostgreSQL manual, 13.3.2).
        .addUniqueConstraint('lease_epoch', ['name', 'epoch'])
        .execute();
    },
  },
};

type HeldEpoch = Pick<LeaseTables['lease'], 'name' | 'epoch'>;

/** The database's clock, the only one that all processes agree on. */
const databaseNowMs = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

function afterMs(ttlMs: number): RawBuilder<number> {
  return sql<number>`${databaseNowMs} + ${ttlMs}::bigint`;
}

/** Makes a name known, held by nobody. */
export async function addName(database: Kysely<LeaseTables>, name: string): Promise<void> {
  await database
    .insertInto('lease')
    .values({ name, owner: '', epoch: 0, until_ms: 0 })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}

/** Extends what `owner` holds of these. What is not among the result is lost. */
export async function renew(
  database: Kysely<LeaseTables>,
  owner: string,
  names: readonly string[],
  ttlMs: number,
): Promise<readonly HeldEpoch[]> {
  if (names.length === 0) return [];
  return database
    .updateTable('lease')
    .set({ until_ms: afterMs(ttlMs) })
    .where('name', 'in', names)
    .where('owner', '=', owner)
    .where('until_ms', '>', databaseNowMs)
    .returning(['name', 'epoch'])
    .execute();
}

/** Takes those of these names that are free, or whose holder is overdue, each under a new epoch. */
export async function take(
  database: Kysely<LeaseTables>,
  owner: string,
  names: readonly string[],
  ttlMs: number,
): Promise<readonly HeldEpoch[]> {
  if (names.length === 0) return [];
  return database
    .updateTable('lease')
    .set({ owner, epoch: sql<number>`epoch + 1`, until_ms: afterMs(ttlMs) })
    .where('name', 'in', (query) =>
      query
        .selectFrom('lease')
        .select('name')
        .where('name', 'in', names)
        .where((where) => where.or([where('until_ms', '<=', databaseNowMs), where('owner', '=', owner)]))
        // One that is being taken, or that a transaction still depends on, must not hold up the others.
        .forUpdate()
        .skipLocked(),
    )
    .returning(['name', 'epoch'])
    .execute();
}

/** The newest epoch of a name; `locked` keeps it from changing until the transaction ends, but not from being renewed. */
export async function epochOf(
  database: Kysely<LeaseTables>,
  name: string,
  mode: 'read' | 'locked' = 'read',
): Promise<number | undefined> {
  const row = await database
    .selectFrom('lease')
    .select('epoch')
    .where('name', '=', name)
    .$if(mode === 'locked', (query) => query.forKeyShare())
    .executeTakeFirst();
  return row?.epoch;
}

/** Gives a name back, so that the next holder need not wait. */
export async function release(database: Kysely<LeaseTables>, owner: string, name: string): Promise<void> {
  await database
    .updateTable('lease')
    .set({ until_ms: 0 })
    .where('name', '=', name)
    .where('owner', '=', owner)
    .execute();
}
