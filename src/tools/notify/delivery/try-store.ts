import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#kernel/database/database.ts';
import { newId } from '#kernel/id.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { DeliveryTables } from './delivery-tables.ts';

type TryRow = Selectable<DeliveryTables['delivery_tries']>;

export async function insertTry(tx: Transaction<NotifySchema>, made: Omit<TryRow, 'id'>): Promise<void> {
  await tx
    .insertInto('delivery_tries')
    .values({ id: newId(made.at_ms), ...made })
    .execute();
}

/** Oldest first. */
export async function readTries(database: Database<NotifySchema>, deliveryId: string): Promise<TryRow[]> {
  return database.query
    .selectFrom('delivery_tries')
    .selectAll()
    .where('delivery_id', '=', deliveryId)
    .orderBy('at_ms')
    .orderBy('id')
    .execute();
}

/** When a destination was last sent to, oldest first. */
export async function recentTries(
  database: Database<NotifySchema>,
  destinationId: string,
  sinceMs: number,
): Promise<number[]> {
  const rows = await database.query
    .selectFrom('delivery_tries')
    .innerJoin('deliveries', 'deliveries.id', 'delivery_tries.delivery_id')
    .select(['delivery_tries.at_ms', 'delivery_tries.duration_ms'])
    .where('deliveries.destination_id', '=', destinationId)
    .where('delivery_tries.at_ms', '>=', sinceMs)
    .orderBy('delivery_tries.at_ms')
    .execute();
  return rows.map((row) => row.at_ms + row.duration_ms);
}
