import { type Generated, sql } from 'kysely';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { PulseSchema } from '../pulse-schema.ts';
import { inParts } from './in-parts.ts';
import type { HeartbeatTables } from './heartbeat-tables.ts';

export interface SeriesTables {
  /** A monitor as seen from one place: a small number in every row below. */
  heartbeat_series: {
    id: Generated<number>;
    monitor: number;
    location: string;
    /** The newest hour that has been sealed; -1: none. */
    sealed_hour: number;
  };
  heartbeat_reasons: {
    id: Generated<number>;
    reason: string;
  };
}

export type Store = Pick<Database<PulseSchema>, 'query' | 'transaction' | 'engine'>;
export type Tx = Transaction<HeartbeatTables>;
/** Within a transaction or outside. */
export type Reader = Pick<Tx, 'selectFrom'>;

export interface Series {
  readonly id: number;
  readonly monitorId: number;
  readonly location: string;
  /** The newest hour that is in blocks; -1: none. */
  readonly sealedHour: number;
}

/** So many are asked for by their numbers; of more, everything of a time is read. */
const fewSeries = 50;

/** Null: they are many. */
export function numbersOfFew(series: readonly Series[]): readonly number[] | null {
  return series.length <= fewSeries ? series.map(({ id }) => id) : null;
}

export async function allSeries(database: Store): Promise<Series[]> {
  const rows = await database.query.selectFrom('heartbeat_series').selectAll().execute();
  return rows.map(({ id, monitor, location, sealed_hour }) => ({
    id,
    monitorId: monitor,
    location,
    sealedHour: sealed_hour,
  }));
}

/** Also where another process adds the same at this moment. */
export async function ensureSeries(tx: Tx, monitorId: number, location: string): Promise<Series> {
  const inserted = await tx
    .insertInto('heartbeat_series')
    .values({ monitor: monitorId, location, sealed_hour: -1 })
    .onConflict((conflict) => conflict.columns(['monitor', 'location']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return { id: inserted.id, monitorId, location, sealedHour: -1 };
  const { id, sealed_hour } = await tx
    .selectFrom('heartbeat_series')
    .select(['id', 'sealed_hour'])
    .where('monitor', '=', monitorId)
    .where('location', '=', location)
    .executeTakeFirstOrThrow();
  return { id, monitorId, location, sealedHour: sealed_hour };
}

/** Keeps everybody else from rewriting the blocks of these series until the transaction ends. */
export async function lockSeries(tx: Tx, ids: readonly number[]): Promise<void> {
  await markSealed(tx, ids, -1);
}

/** Locks them as well. */
export async function markSealed(tx: Tx, ids: readonly number[], hour: number): Promise<void> {
  for (const part of inParts(ids)) {
    await tx
      .updateTable('heartbeat_series')
      .set({ sealed_hour: sql<number>`case when sealed_hour < ${hour} then ${hour} else sealed_hour end` })
      .where('id', 'in', part)
      .execute();
  }
}

export async function removeSeries(tx: Tx, ids: readonly number[]): Promise<void> {
  for (const part of inParts(ids)) await tx.deleteFrom('heartbeat_series').where('id', 'in', part).execute();
}

export async function allReasons(database: Store): Promise<{ id: number; reason: string }[]> {
  return database.query.selectFrom('heartbeat_reasons').selectAll().execute();
}

export async function ensureReason(tx: Tx, reason: string): Promise<number> {
  const inserted = await tx
    .insertInto('heartbeat_reasons')
    .values({ reason })
    .onConflict((conflict) => conflict.column('reason').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return inserted.id;
  const { id } = await tx
    .selectFrom('heartbeat_reasons')
    .select('id')
    .where('reason', '=', reason)
    .executeTakeFirstOrThrow();
  return id;
}
