import type { Database } from '#kernel/database/database.ts';
import type { NotifySchema } from '../notify-schema.ts';

const id = 'own';

export async function readVapidKey(database: Database<NotifySchema>): Promise<string | undefined> {
  const row = await database.query
    .selectFrom('vapid_keys')
    .select('sealed')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.sealed;
}

/** The first one stays, whoever else makes one at the same time. */
export async function addVapidKey(database: Database<NotifySchema>, sealed: string): Promise<void> {
  await database.query
    .insertInto('vapid_keys')
    .values({ id, sealed })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
