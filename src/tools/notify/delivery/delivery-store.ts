import { spanishTitleOf } from '#contracts/notify/in-language.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Selectable } from 'kysely';
import type { NotifySchema } from '../notify-schema.ts';
import { partsOf } from '../parts-of.ts';
import type { DeliveryTables } from './delivery-tables.ts';
import type { WaitingPayload } from './merge-waiting.ts';

type Tx = Transaction<NotifySchema>;
type Db = Database<NotifySchema>;
export type DeliveryRow = Selectable<DeliveryTables['deliveries']>;

export interface NewDelivery {
  readonly id: string;
  readonly destinationId: string;
  readonly payload: WaitingPayload;
  readonly fallbackOf?: string;
}

export async function insertDeliveries(
  tx: Tx,
  messages: readonly NewDelivery[],
  nowMs: number,
): Promise<void> {
  const rows = messages.map((message) => toRow(message, nowMs));
  for (const part of partsOf(rows)) await tx.insertInto('deliveries').values(part).execute();
  await insertAlerts(tx, messages);
}

async function insertAlerts(tx: Tx, messages: readonly Pick<NewDelivery, 'id' | 'payload'>[]): Promise<void> {
  const rows = messages.flatMap(({ id, payload }) =>
    payload.alerts.map(({ fingerprint }) => ({ fingerprint, delivery_id: id })),
  );
  for (const part of partsOf(rows))
    await tx
      .insertInto('delivery_alerts')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

function titlesOf({ alerts: [first, ...others] }: WaitingPayload) {
  const more = others.length > 0 ? ` (+${others.length})` : '';
  const spanish = first === undefined ? null : spanishTitleOf(first);
  return { title: `${first?.title ?? ''}${more}`, title_es: spanish === null ? null : `${spanish}${more}` };
}

function toRow({ id, destinationId, payload, fallbackOf }: NewDelivery, nowMs: number): DeliveryRow {
  return {
    id,
    destination_id: destinationId,
    receiver: payload.receiver,
    group_key: payload.groupKey,
    reason: payload.reason,
    ...titlesOf(payload),
    alert_count: payload.alerts.length,
    payload: JSON.stringify(payload),
    state: 'waiting',
    created_ms: nowMs,
    sent_ms: null,
    attempts: 0,
    next_try_ms: nowMs,
    give_up_ms: null,
    last_error: null,
    code: null,
    is_possibly_twice: 0,
    merged_into: null,
    fallback_of: fallbackOf ?? null,
    reference: null,
  };
}

export async function updateDelivery(
  tx: Tx,
  id: string,
  changed: Partial<Omit<DeliveryRow, 'id'>>,
): Promise<void> {
  await tx.updateTable('deliveries').set(changed).where('id', '=', id).execute();
}

/** Puts more alerts into a message that waits. */
export async function replacePayload(tx: Tx, id: string, payload: WaitingPayload): Promise<void> {
  await updateDelivery(tx, id, {
    payload: JSON.stringify(payload),
    alert_count: payload.alerts.length,
    ...titlesOf(payload),
  });
  await insertAlerts(tx, [{ id, payload }]);
}

export async function readDelivery(query: Tx | Db['query'], id: string): Promise<DeliveryRow | undefined> {
  return query.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
}
