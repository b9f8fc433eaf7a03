import type { Database, Transaction } from '#kernel/database/database.ts';
import { rowWriter } from '#kernel/database/write-rows.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { DispatchTables } from './dispatch-tables.ts';
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
  await writeNotes(tx, [...new Map(all.map((note) => [keyOf(note), note])).values()]);
}

const writeNotes = rowWriter<DispatchTables['notifications'], ToldNote>(
  'notifications',
  {
    group_key: ({ groupKey }) => groupKey,
    receiver: ({ receiver }) => receiver,
    destination_id: ({ destinationId }) => destinationId,
    firing: ({ told }) => JSON.stringify([...told.firing]),
    resolved: ({ told }) => JSON.stringify([...told.resolved]),
    at_ms: ({ told }) => told.atMs,
  },
  { on: ['group_key', 'receiver', 'destination_id'], does: 'overwrite' },
);

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
