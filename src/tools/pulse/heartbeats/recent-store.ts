import { sql } from 'kysely';
import type { Beat, Span } from './heartbeat.ts';
import { inParts } from './in-parts.ts';
import { statesRoom } from './outcome.ts';
import type { Store, Tx } from './series-store.ts';

export interface RecentTables {
  /** Those that are not in blocks yet, in the order of time: what is written every second is in one place. */
  heartbeats: {
    at_ms: number;
    series: number;
    /** `outcomeOf` */
    outcome: number;
    /** `toLatencyCode` */
    latency: number | null;
  };
}

export interface SeriesBeat extends Beat {
  readonly seriesId: number;
}

const columns = ['at_ms', 'series', 'outcome', 'latency'] as const;

interface Row {
  readonly at_ms: number;
  readonly series: number;
  readonly outcome: number;
  readonly latency: number | null;
}

function toBeat({ at_ms: atMs, series: seriesId, outcome, latency }: Row): SeriesBeat {
  return { seriesId, atMs, outcome, latency };
}

/** Returns those that were not there yet: of two processes that try, one has it returned. */
export async function insertBeats(tx: Tx, beats: readonly SeriesBeat[]): Promise<SeriesBeat[]> {
  const inserted: SeriesBeat[] = [];
  for (const part of inParts(beats, 200)) {
    const rows = await tx
      .insertInto('heartbeats')
      .values(
        part.map(({ seriesId, atMs, outcome, latency }) => ({
          at_ms: atMs,
          series: seriesId,
          outcome,
          latency,
        })),
      )
      .onConflict((conflict) => conflict.columns(['at_ms', 'series']).doNothing())
      .returning(columns)
      .execute();
    inserted.push(...rows.map(toBeat));
  }
  return inserted;
}

/** Oldest first, at most `limit`, from the one after `after` on. */
export async function beatsFrom(
  database: Store,
  after: Pick<SeriesBeat, 'atMs' | 'seriesId'>,
  limit: number,
): Promise<SeriesBeat[]> {
  const rows = await database.query
    .selectFrom('heartbeats')
    .select(columns)
    .where('at_ms', '>=', after.atMs)
    .where((e) => e.or([e('at_ms', '>', after.atMs), e('series', '>', after.seriesId)]))
    .orderBy('at_ms')
    .orderBy('series')
    .limit(limit)
    .execute();
  return rows.map(toBeat);
}

export async function oldestBeatMs(database: Store): Promise<number | null> {
  const row = await database.query
    .selectFrom('heartbeats')
    .select((e) => e.fn.min('at_ms').as('at_ms'))
    .executeTakeFirst();
  return row?.at_ms ?? null;
}

export async function seriesWithin(database: Store, { fromMs, toMs }: Span): Promise<number[]> {
  const rows = await database.query
    .selectFrom('heartbeats')
    .select('series')
    .distinct()
    .where('at_ms', '>=', fromMs)
    .where('at_ms', '<', toMs)
    .orderBy('series')
    .execute();
  return rows.map(({ series }) => series);
}

/** Removes them, and returns exactly what was removed: nothing that comes meanwhile is lost. */
export async function takeBeats(tx: Tx, seriesIds: readonly number[], span: Span): Promise<SeriesBeat[]> {
  const rows = await tx
    .deleteFrom('heartbeats')
    .where('at_ms', '>=', span.fromMs)
    .where('at_ms', '<', span.toMs)
    .where('series', 'in', seriesIds)
    .returning(columns)
    .execute();
  return rows.map(toBeat);
}

/** `span.toMs` is not included; `state` is the place among `states`. */
export async function restateBeats(
  tx: Tx,
  seriesIds: readonly number[],
  span: Span,
  state: number,
): Promise<void> {
  await tx
    .updateTable('heartbeats')
    .set({ outcome: sql<number>`outcome - outcome % ${sql.lit(statesRoom)} + ${state}` })
    .where('at_ms', '>=', span.fromMs)
    .where('at_ms', '<', span.toMs)
    .where('series', 'in', seriesIds)
    .execute();
}

export async function removeBeats(tx: Tx, seriesIds: readonly number[]): Promise<void> {
  for (const part of inParts(seriesIds))
    await tx.deleteFrom('heartbeats').where('series', 'in', part).execute();
}
