import type { DeliveryState } from '#contracts/notify/deliveries.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { DeliveryRow } from './delivery-store.ts';

type Tx = Transaction<NotifySchema>;
type Db = Database<NotifySchema>;

export interface DeliveryFilter {
  readonly states: readonly DeliveryState[];
  readonly destinationId: string | undefined;
  readonly fingerprint: string | undefined;
  readonly before: string | undefined;
  readonly limit: number;
}

/** Without the content, which may be thousands of alerts. */
const shown = [
  'id',
  'destination_id',
  'receiver',
  'group_key',
  'reason',
  'title',
  'title_es',
  'alert_count',
  'state',
  'created_ms',
  'sent_ms',
  'attempts',
  'next_try_ms',
  'last_error',
  'last_error_es',
  'code',
  'is_possibly_twice',
  'merged_into',
  'fallback_of',
] as const;

export type ListedDelivery = Pick<DeliveryRow, (typeof shown)[number]>;

/** Newest first. */
export async function listDeliveries(database: Db, filter: DeliveryFilter): Promise<ListedDelivery[]> {
  const { states, destinationId, fingerprint, before, limit } = filter;
  let query = database.query.selectFrom('deliveries').select(shown).orderBy('id', 'desc').limit(limit);
  if (states.length > 0) query = query.where('state', 'in', [...states]);
  if (destinationId !== undefined) query = query.where('destination_id', '=', destinationId);
  if (before !== undefined) query = query.where('id', '<', before);
  if (fingerprint !== undefined)
    query = query.where('id', 'in', (from) =>
      from.selectFrom('delivery_alerts').select('delivery_id').where('fingerprint', '=', fingerprint),
    );
  return query.execute();
}

/** What is over and done with, or was given up and nobody decided in all that time; oldest first, at most `limit`, with its tries. @returns how many. */
export async function forgetDeliveries(tx: Tx, beforeMs: number, limit: number): Promise<number> {
  const rows = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('created_ms', '<', beforeMs)
    .where('state', 'in', ['sent', 'merged', 'dropped', 'dead'])
    .orderBy('created_ms')
    .limit(limit)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx.deleteFrom('delivery_tries').where('delivery_id', 'in', ids).execute();
  await tx.deleteFrom('delivery_alerts').where('delivery_id', 'in', ids).execute();
  await tx.deleteFrom('deliveries').where('id', 'in', ids).execute();
  return ids.length;
}
