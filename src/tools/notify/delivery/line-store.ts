import type { Database, Transaction } from '#kernel/database/database.ts';
import type { NotifySchema } from '../notify-schema.ts';
import { partsOf } from '../parts-of.ts';
import { destinationRemoved, type Reason } from '../reason.ts';
import type { DeliveryRow } from './delivery-store.ts';
import { insertTry } from './try-store.ts';

type Tx = Transaction<NotifySchema>;
type Db = Database<NotifySchema>;

/** A message in line, without its content. */
export type LinedUp = Pick<DeliveryRow, 'id' | 'attempts' | 'next_try_ms'>;

/** The messages that wait for a destination, as far as one has to know to send the next of them. */
export interface Line {
  /** Those that may be tried: those tried least, and of them the oldest, come first; not all where many wait. */
  readonly first: LinedUp[];
  readonly length: number;
  /** How many groups they tell of. */
  readonly groups: number;
  /** How many came here because another destination failed. */
  readonly fallbacks: number;
  /** When the next of them may be tried; null: none waits. */
  readonly nextTryMs: number | null;
}

/** Thousands may wait in a storm, and the line is read again and again. */
const firstOfLine = 500;

export async function readLine(database: Db, destinationId: string, nowMs: number): Promise<Line> {
  const waiting = database.query
    .selectFrom('deliveries')
    .where('state', '=', 'waiting')
    .where('destination_id', '=', destinationId);
  const all = await waiting
    .select(({ fn }) => [
      fn.countAll<number>().as('length'),
      fn.count<number>('group_key').distinct().as('groups'),
      fn.count<number>('fallback_of').as('fallbacks'),
      fn.min('next_try_ms').as('nextTryMs'),
    ])
    .executeTakeFirstOrThrow();
  const first = await waiting
    .select(['id', 'attempts', 'next_try_ms'])
    .where('next_try_ms', '<=', nowMs)
    .orderBy('attempts')
    .orderBy('id')
    .limit(firstOfLine)
    .execute();
  return { ...all, first };
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

export async function mergeDeliveries(tx: Tx, ids: readonly string[], into: string): Promise<void> {
  for (const part of partsOf(ids))
    await tx
      .updateTable('deliveries')
      .set({ state: 'merged', merged_into: into, next_try_ms: null })
      .where('id', 'in', part)
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

/** What a crash left on its way goes back into line, marked: it may have arrived. */
export async function recoverSending(tx: Tx, nowMs: number): Promise<number> {
  const rows = await tx
    .updateTable('deliveries')
    .set({ state: 'waiting', is_possibly_twice: 1, next_try_ms: nowMs })
    .where('state', '=', 'sending')
    .returning(['id'])
    .execute();
  for (const { id } of rows)
    await insertTry(tx, {
      delivery_id: id,
      at_ms: nowMs,
      outcome: 'unknown',
      code: null,
      text: stopped.en,
      text_es: stopped.es,
      duration_ms: 0,
    });
  return rows.length;
}

const stopped: Reason = {
  en: 'NEXUS stopped while this was on its way; it may have arrived.',
  es: 'NEXUS se detuvo mientras esto iba de camino; puede que llegara.',
};

/** What was on its way or being decided when its destination was removed, and then a crash came: nobody else carries it. */
export async function endWithoutDestination(tx: Tx): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({
      state: 'dead',
      last_error: destinationRemoved.en,
      last_error_es: destinationRemoved.es,
      next_try_ms: null,
      give_up_ms: null,
    })
    .where('state', '=', 'waiting')
    .where('destination_id', 'not in', (from) => from.selectFrom('destinations').select('id'))
    .execute();
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
