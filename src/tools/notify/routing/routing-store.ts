import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { NotifySchema } from '../notify-schema.ts';

export interface StoredRouting {
  readonly version: number;
  readonly config: RoutingConfig;
}

/** The newest version; undefined while nobody has changed anything. */
export async function readRouting(
  query: Database<NotifySchema>['query'] | Transaction<NotifySchema>,
): Promise<StoredRouting | undefined> {
  const row = await query
    .selectFrom('routing')
    .select(['version', 'config'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { version: row.version, config: RoutingConfig.parse(JSON.parse(row.config)) };
}

/** Versions before it stay, to be looked up. Fails with `conflict` when there is one of that number. */
export async function insertRouting(
  tx: Transaction<NotifySchema>,
  { version, config }: StoredRouting,
  changedBy: string,
  atMs: number,
): Promise<void> {
  await tx
    .insertInto('routing')
    .values({ version, config: JSON.stringify(config), changed_ms: atMs, changed_by: changedBy })
    .execute();
}
