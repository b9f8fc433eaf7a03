import type { Database, Transaction } from '#kernel/database/database.ts';
import { newId } from '#kernel/id.ts';
import type { Selectable } from 'kysely';
import type { NotifySchema } from '../notify-schema.ts';
import type { DeliveryTables } from './delivery-tables.ts';
import type { WaitingPayload } from './merge-waiting.ts';

type Tx = Transaction<NotifySchema>;
type Db = Database<NotifySchema>;
export type DeliveryRow = Selectable<DeliveryTables['deliveries']>;
export type TryRow = Selectable<DeliveryTables['delivery_tries']>;

/** A message in line, without its content. */
export type LinedUp = Pick<
  DeliveryRow,
  'id' | 'group_key' | 'attempts' | 'next_try_ms' | 'created_ms' | 'is_possibly_twice'
>;

export interface NewDelivery {
  readonly id: string;
  readonly destinationId: string;
  readonly payload: WaitingPayload;
  readonly fallbackOf?: string;
}

const rowsAtOnce = 200;

export async function insertDeliveries(
  tx: Tx,
  messages: readonly NewDelivery[],
  nowMs: number,
): Promise<void> {
  const rows = messages.map((message) => toRow(message, nowMs));
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await tx
      .insertInto('deliveries')
      .values(rows.slice(start, start + rowsAtOnce))
      .execute();
  await insertAlerts(tx, messages);
}

async function insertAlerts(tx: Tx, messages: readonly Pick<NewDelivery, 'id' | 'payload'>[]): Promise<void> {
  const rows = messages.flatMap(({ id, payload }) =>
    payload.alerts.map(({ fingerprint }) => ({ fingerprint, delivery_id: id })),
  );
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await tx
      .insertInto('delivery_alerts')
      .values(rows.slice(start, start + rowsAtOnce))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

const titleOf = ({ alerts }: WaitingPayload) =>
  alerts.length > 1 ? `${alerts[0]?.title} (+${alerts.length - 1})` : (alerts[0]?.title ?? '');

function toRow({ id, destinationId, payload, fallbackOf }: NewDelivery, nowMs: number): DeliveryRow {
  return {
    id,
    destination_id: destinationId,
    receiver: payload.receiver,
    group_key: payload.groupKey,
    reason: payload.reason,
    title: titleOf(payload),
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

/** What a crash left on its way goes back into line, marked: it may have arrived. */
export async function recoverSending(tx: Tx, nowMs: number): Promise<number> {
  const rows = await tx
    .updateTable('deliveries')
    .set({ state: 'waiting', is_possibly_twice: 1, next_try_ms: nowMs })
    .where('state', '=', 'sending')
    .returning(['id'])
    .execute();
  const text = 'NEXUS stopped while this was on its way; it may have arrived.';
  for (const { id } of rows)
    await insertTry(tx, {
      delivery_id: id,
      at_ms: nowMs,
      outcome: 'unknown',
      code: null,
      text,
      duration_ms: 0,
    });
  return rows.length;
}

/** Oldest first. */
export async function readLine(database: Db, destinationId: string): Promise<LinedUp[]> {
  return database.query
    .selectFrom('deliveries')
    .select(['id', 'group_key', 'attempts', 'next_try_ms', 'created_ms', 'is_possibly_twice'])
    .where('state', '=', 'waiting')
    .where('destination_id', '=', destinationId)
    .orderBy('id')
    .execute();
}

/** Oldest first. */
export async function readWaiting(tx: Tx, destinationId: string): Promise<DeliveryRow[]> {
  return tx
    .selectFrom('deliveries')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('destination_id', '=', destinationId)
    .orderBy('id')
    .execute();
}

/** @returns undefined when it no longer waits. */
export async function markSending(tx: Tx, id: string): Promise<DeliveryRow | undefined> {
  return tx
    .updateTable('deliveries')
    .set((the) => ({ state: 'sending', attempts: the('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst();
}

export async function updateDelivery(
  tx: Tx,
  id: string,
  changed: Partial<Omit<DeliveryRow, 'id'>>,
): Promise<void> {
  await tx.updateTable('deliveries').set(changed).where('id', '=', id).execute();
}

export async function mergeDeliveries(tx: Tx, ids: readonly string[], into: string): Promise<void> {
  for (let start = 0; start < ids.length; start += rowsAtOnce)
    await tx
      .updateTable('deliveries')
      .set({ state: 'merged', merged_into: into, next_try_ms: null })
      .where('id', 'in', ids.slice(start, start + rowsAtOnce))
      .execute();
}

/** Puts more alerts into a message that waits. */
export async function replacePayload(tx: Tx, id: string, payload: WaitingPayload): Promise<void> {
  await updateDelivery(tx, id, {
    payload: JSON.stringify(payload),
    alert_count: payload.alerts.length,
    title: titleOf(payload),
  });
  await insertAlerts(tx, [{ id, payload }]);
}

export async function insertTry(tx: Tx, made: Omit<TryRow, 'id'>): Promise<void> {
  await tx
    .insertInto('delivery_tries')
    .values({ id: newId(made.at_ms), ...made })
    .execute();
}

/** While a destination fails, everything that waits for it has the same time left; once it works again, all of it. */
export async function setGiveUp(tx: Tx, destinationId: string, atMs: number | null): Promise<void> {
  const waiting = tx
    .updateTable('deliveries')
    .set({ give_up_ms: atMs })
    .where('destination_id', '=', destinationId)
    .where('state', '=', 'waiting');
  await (
    atMs === null ? waiting.where('attempts', '=', 0) : waiting.where('give_up_ms', 'is', null)
  ).execute();
}

export async function overdueDeliveries(
  tx: Tx,
  destinationId: string,
  nowMs: number,
): Promise<DeliveryRow[]> {
  return tx
    .selectFrom('deliveries')
    .selectAll()
    .where('destination_id', '=', destinationId)
    .where('state', '=', 'waiting')
    .where('give_up_ms', '<=', nowMs)
    .execute();
}

export async function readDelivery(query: Tx | Db['query'], id: string): Promise<DeliveryRow | undefined> {
  return query.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
}

/** When a destination was last sent to, oldest first. */
export async function recentTries(database: Db, destinationId: string, sinceMs: number): Promise<number[]> {
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

/** @returns how many are in line again. */
export async function reviveDead(tx: Tx, destinationId: string | undefined, nowMs: number): Promise<number> {
  let query = tx
    .updateTable('deliveries')
    .set({ state: 'waiting', attempts: 0, next_try_ms: nowMs, give_up_ms: null })
    .where('state', '=', 'dead')
    .where('destination_id', 'in', (from) => from.selectFrom('destinations').select('id'));
  if (destinationId !== undefined) query = query.where('destination_id', '=', destinationId);
  return (await query.returning('id').execute()).length;
}

/** What waits for a destination is due now. */
export async function makeDue(tx: Tx, destinationId: string, nowMs: number): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ next_try_ms: nowMs })
    .where('destination_id', '=', destinationId)
    .where('state', '=', 'waiting')
    .execute();
}
