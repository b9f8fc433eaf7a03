import type { Selectable } from 'kysely';
import type { Transaction } from '#kernel/database/database.ts';
import type { WatcherSchema } from '../watcher-schema.ts';
import type { RegistryTables } from './registry-tables.ts';

type Tx = Transaction<WatcherSchema>;
export type RegistryRow = Selectable<RegistryTables['registries']>;

export async function readRegistries(tx: Tx): Promise<RegistryRow[]> {
  return tx.selectFrom('registries').selectAll().orderBy('domain').execute();
}

/** Adds it, or takes the place of the one with its id. */
export async function saveRegistry(tx: Tx, row: RegistryRow): Promise<void> {
  const { id: _, ...changed } = row;
  await tx
    .insertInto('registries')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
}

export async function deleteRegistry(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('registries').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
