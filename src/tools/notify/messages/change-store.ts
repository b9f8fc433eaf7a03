import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { MessageTables } from './message-tables.ts';

export type ChangeRow = Selectable<MessageTables['changes']>;

/** Once, however often it is told. */
export async function insertChange(tx: Transaction<NotifySchema>, row: ChangeRow): Promise<void> {
  await tx
    .insertInto('changes')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Newest first, bounds included. */
export async function readChanges(
  database: Database<NotifySchema>,
  { fromMs, toMs, limit }: { fromMs: number; toMs: number; limit: number },
): Promise<ChangeRow[]> {
  return database.query
    .selectFrom('changes')
    .selectAll()
    .where('at_ms', '>=', fromMs)
    .where('at_ms', '<=', toMs)
    .orderBy('at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function deleteChangesBefore(tx: Transaction<NotifySchema>, beforeMs: number): Promise<void> {
  await tx.deleteFrom('changes').where('at_ms', '<', beforeMs).execute();
}
