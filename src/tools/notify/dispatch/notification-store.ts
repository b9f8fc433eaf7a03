import type { Database, Transaction } from '#kernel/database/database.ts';
import type { NotifySchema } from '../notify-schema.ts';
import { partsOf } from '../parts-of.ts';
import type { Told } from './needs-update.ts';

/** Which destination of which group a note is about. */
export interface ToldKey {
  readonly groupKey: string;
  readonly receiver: string;
  readonly destinationId: string;
}

export interface ToldNote extends ToldKey {
  readonly told: Told;
}

export async function readTold(database: Database<NotifySchema>): Promise<ToldNote[]> {
  const rows = await database.query.selectFrom('notifications').selectAll().execute();
  return rows.map((row) => ({
    groupKey: row.group_key,
    receiver: row.receiver,
    destinationId: row.destination_id,
    told: { firing: setOf(row.firing), resolved: setOf(row.resolved), atMs: row.at_ms },
  }));
}

/** Of notes with the same key, the last one counts. */
export async function writeTold(tx: Transaction<NotifySchema>, all: readonly ToldNote[]): Promise<void> {
  const keyOf = ({ groupKey, receiver, destinationId }: ToldKey) =>
    JSON.stringify([groupKey, receiver, destinationId]);
  // PostgreSQL refuses a statement that meets a row twice.
  const notes = [...new Map(all.map((note) => [keyOf(note), note])).values()];
  for (const part of partsOf(notes)) {
    const rows = part.map(({ groupKey, receiver, destinationId, told }) => ({
      group_key: groupKey,
      receiver,
      destination_id: destinationId,
      firing: JSON.stringify([...told.firing]),
      resolved: JSON.stringify([...told.resolved]),
      at_ms: told.atMs,
    }));
    await tx
      .insertInto('notifications')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['group_key', 'receiver', 'destination_id']).doUpdateSet((row) => ({
          firing: row.ref('excluded.firing'),
          resolved: row.ref('excluded.resolved'),
          at_ms: row.ref('excluded.at_ms'),
        })),
      )
      .execute();
  }
}

/** Forgets groups that are over and told: should one come back, it is told as new. */
export async function forgetGroups(
  tx: Transaction<NotifySchema>,
  groups: readonly Pick<ToldKey, 'groupKey' | 'receiver'>[],
): Promise<void> {
  for (const { groupKey, receiver } of groups) {
    await tx
      .deleteFrom('notifications')
      .where('group_key', '=', groupKey)
      .where('receiver', '=', receiver)
      .execute();
  }
}

function setOf(json: string): ReadonlySet<string> {
  return new Set<string>(JSON.parse(json));
}
