import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Selectable } from 'kysely';
import type { NotifySchema } from '../notify-schema.ts';
import type { DeliveryTables } from './delivery-tables.ts';

type Tx = Transaction<NotifySchema>;
type Db = Database<NotifySchema>;
export type DestinationRow = Selectable<DeliveryTables['destinations']>;

export async function readDestinations(tx: Tx): Promise<DestinationRow[]> {
  return tx.selectFrom('destinations').selectAll().orderBy('name').orderBy('id').execute();
}

/** The sealed settings, which differ after each change. */
export async function readSealed(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx.selectFrom('destinations').select('settings').where('id', '=', id).executeTakeFirst();
  return row?.settings;
}

export async function saveDestination(tx: Tx, row: DestinationRow): Promise<void> {
  const { id: _, ...changed } = row;
  await tx
    .insertInto('destinations')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
}

export async function updateDestination(
  tx: Tx,
  id: string,
  changed: Partial<Omit<DestinationRow, 'id'>>,
): Promise<void> {
  await tx.updateTable('destinations').set(changed).where('id', '=', id).execute();
}

export async function deleteDestination(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('destinations').set({ fallback_id: null }).where('fallback_id', '=', id).execute();
  await tx.deleteFrom('destination_memory').where('destination_id', '=', id).execute();
  await tx.deleteFrom('destinations').where('id', '=', id).execute();
}

export async function readMemory(database: Db, id: string, key: string): Promise<string | undefined> {
  const row = await database.query
    .selectFrom('destination_memory')
    .select('value')
    .where('destination_id', '=', id)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value;
}

export async function readAllMemory(database: Db, id: string): Promise<Map<string, string>> {
  const rows = await database.query
    .selectFrom('destination_memory')
    .select(['key', 'value'])
    .where('destination_id', '=', id)
    .execute();
  return new Map(rows.map(({ key, value }) => [key, value]));
}

export async function writeMemory(
  database: Db,
  id: string,
  key: string,
  value: string | undefined,
): Promise<void> {
  if (value === undefined)
    await database.query
      .deleteFrom('destination_memory')
      .where('destination_id', '=', id)
      .where('key', '=', key)
      .execute();
  else
    await database.query
      .insertInto('destination_memory')
      .values({ destination_id: id, key, value })
      .onConflict((conflict) => conflict.columns(['destination_id', 'key']).doUpdateSet({ value }))
      .execute();
}

/** How many messages are waiting (or on their way) and how many were given up. */
export interface Counts {
  readonly waiting: number;
  readonly dead: number;
}

/** Of each destination that has any. */
export async function countDeliveries(database: Db): Promise<Map<string, Counts>> {
  const rows = await database.query
    .selectFrom('deliveries')
    .select((the) => ['destination_id', 'state', the.fn.countAll<number>().as('count')])
    .where('state', 'in', ['waiting', 'sending', 'dead'])
    .groupBy(['destination_id', 'state'])
    .execute();
  const counts = new Map<string, Counts>();
  for (const { destination_id: id, state, count } of rows) {
    const { waiting, dead } = counts.get(id) ?? { waiting: 0, dead: 0 };
    counts.set(id, state === 'dead' ? { waiting, dead: dead + count } : { waiting: waiting + count, dead });
  }
  return counts;
}
