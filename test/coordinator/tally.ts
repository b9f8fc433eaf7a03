import type { Generated } from 'kysely';
import type { Coordinator, Lease } from '#kernel/coordinator/coordinator.ts';
import { coordinatorMigrations, type LeaseTables } from '#kernel/coordinator/lease-store.ts';
import type { Database, Migrations, Store } from '#kernel/database/database.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';

/** Every write of every holder, in the order in which they were committed or nearly so. */
export interface TallySchema {
  tally: { id: Generated<number>; epoch: number; writer: string };
}

const tallyMigrations: Migrations = {
  '0001-tally': {
    up: (database) =>
      database.schema
        .createTable('tally')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('epoch', 'integer', (column) => column.notNull())
        .addColumn('writer', 'text', (column) => column.notNull())
        .execute(),
  },
};

/** Shorter than in real use, so that a test need not wait as long. */
export const quickLeases = { ttlMs: 1500, renewMs: 300, marginMs: 300 };

export async function openLeases(url: string, schemaPrefix: string) {
  const store = await openPostgresStore({ url, schemaPrefix, maxConnections: 4 });
  return { store, leases: await store.open<LeaseTables>('nexus', coordinatorMigrations) };
}

export function openTally(store: Store): Promise<Database<TallySchema>> {
  return store.open<TallySchema>('tally', tallyMigrations);
}

/** Writes a line unless the lease has passed to another. Resolves to whether it has written. */
export function tryToWrite(
  tally: Database<TallySchema>,
  coordinator: Coordinator,
  lease: Lease,
  writer: string,
): Promise<boolean> {
  return tally.transaction(async (tx) => {
    if (!(await coordinator.isCurrent(lease, tx))) return false;
    await tx.insertInto('tally').values({ epoch: lease.epoch, writer }).execute();
    return true;
  });
}
