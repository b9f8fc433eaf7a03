import { spanishTitleOf } from '#contracts/notify/in-language.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import { rowsFor, type RowSet, writeRows } from '#kernel/database/write-rows.ts';
import type { Selectable } from 'kysely';
import type { NotifySchema } from '../notify-schema.ts';
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
  const titled = messages.map((message) => ({ ...message, nowMs, titles: titlesOf(message.payload) }));
  await writeRows(tx, deliveryRows(titled), alertsOf(messages));
}

interface TitledDelivery extends NewDelivery {
  readonly nowMs: number;
  readonly titles: ReturnType<typeof titlesOf>;
}

const deliveryRows = rowsFor<DeliveryRow, TitledDelivery>('deliveries', {
  id: ({ id }) => id,
  destination_id: ({ destinationId }) => destinationId,
  receiver: ({ payload }) => payload.receiver,
  group_key: ({ payload }) => payload.groupKey,
  reason: ({ payload }) => payload.reason,
  title: ({ titles }) => titles.title,
  title_es: ({ titles }) => titles.title_es,
  alert_count: ({ payload }) => payload.alerts.length,
  payload: ({ payload }) => JSON.stringify(payload),
  state: () => 'waiting',
  created_ms: ({ nowMs }) => nowMs,
  sent_ms: () => null,
  attempts: () => 0,
  next_try_ms: ({ nowMs }) => nowMs,
  give_up_ms: () => null,
  last_error: () => null,
  last_error_es: () => null,
  code: () => null,
  is_possibly_twice: () => 0,
  merged_into: () => null,
  fallback_of: ({ fallbackOf = null }) => fallbackOf,
  reference: () => null,
});

type DeliveryAlert = DeliveryTables['delivery_alerts'];

const deliveryAlertRows = rowsFor<DeliveryAlert, DeliveryAlert>(
  'delivery_alerts',
  { fingerprint: ({ fingerprint }) => fingerprint, delivery_id: (alert) => alert.delivery_id },
  { on: ['fingerprint', 'delivery_id'], does: 'stay' },
);

function alertsOf(messages: readonly Pick<NewDelivery, 'id' | 'payload'>[]): RowSet {
  return deliveryAlertRows(
    messages.flatMap(({ id, payload }) =>
      payload.alerts.map(({ fingerprint }) => ({ fingerprint, delivery_id: id })),
    ),
  );
}

function titlesOf({ alerts: [first, ...others] }: WaitingPayload) {
  const more = others.length > 0 ? ` (+${others.length})` : '';
  const spanish = first === undefined ? null : spanishTitleOf(first);
  return { title: `${first?.title ?? ''}${more}`, title_es: spanish === null ? null : `${spanish}${more}` };
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
  await writeRows(tx, alertsOf([{ id, payload }]));
}

export async function readDelivery(query: Tx | Db['query'], id: string): Promise<DeliveryRow | undefined> {
  return query.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
}
