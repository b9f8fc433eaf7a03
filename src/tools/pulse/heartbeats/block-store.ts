import { sql } from 'kysely';
import { rowWriter } from '#kernel/database/write-rows.ts';
import type { Span } from './heartbeat.ts';
import { inParts } from './in-parts.ts';
import type { Reader, Tx } from './series-store.ts';
import { hourMs, hourOf } from './time-steps.ts';

export interface BlockTables {
  /** The hours that are over. */
  heartbeat_blocks: {
    /** Since the epoch. */
    hour: number;
    series: number;
    /** `packBlock` */
    data: Uint8Array;
  };
  /** The hours of which there are blocks, and how much room those take. */
  heartbeat_seals: {
    hour: number;
    heartbeats: number;
    blocks: number;
    bytes: number;
  };
}

export interface BlockRow {
  readonly hour: number;
  readonly seriesId: number;
  readonly data: Uint8Array;
}

const writeBlocks = rowWriter<BlockTables['heartbeat_blocks'], BlockRow>(
  'heartbeat_blocks',
  { hour: ({ hour }) => hour, series: ({ seriesId }) => seriesId, data: ({ data }) => data },
  { on: ['hour', 'series'], does: 'overwrite' },
);

export function putBlocks(tx: Tx, blocks: readonly BlockRow[]): Promise<void> {
  return writeBlocks(tx, blocks);
}

/** Of all series where `seriesIds` is null; else those should be few. */
export async function blocksOf(
  reader: Reader,
  hours: readonly number[],
  seriesIds: readonly number[] | null,
): Promise<BlockRow[]> {
  const blocks: BlockRow[] = [];
  for (const hoursPart of inParts(hours)) {
    for (const idsPart of seriesIds === null ? [null] : inParts(seriesIds)) {
      let select = reader.selectFrom('heartbeat_blocks').selectAll().where('hour', 'in', hoursPart);
      if (idsPart !== null) select = select.where('series', 'in', idsPart);
      const rows = await select.execute();
      for (const { hour, series, data } of rows) blocks.push({ hour, seriesId: series, data });
    }
  }
  return blocks;
}

export async function removeBlocks(tx: Tx, hours: readonly number[], seriesIds: readonly number[] | null) {
  for (const hoursPart of inParts(hours)) {
    for (const idsPart of seriesIds === null ? [null] : inParts(seriesIds)) {
      let removal = tx.deleteFrom('heartbeat_blocks').where('hour', 'in', hoursPart);
      if (idsPart !== null) removal = removal.where('series', 'in', idsPart);
      await removal.execute();
    }
  }
}

export interface Seal {
  readonly hour: number;
  readonly heartbeats: number;
  readonly blocks: number;
  readonly bytes: number;
}

/** Of what an hour has got more, or less. */
export async function addToSeal(tx: Tx, { hour, heartbeats, blocks, bytes }: Seal): Promise<void> {
  await tx
    .insertInto('heartbeat_seals')
    .values({ hour, heartbeats, blocks, bytes })
    .onConflict((conflict) =>
      conflict.column('hour').doUpdateSet((e) => ({
        heartbeats: e('heartbeat_seals.heartbeats', '+', heartbeats),
        blocks: e('heartbeat_seals.blocks', '+', blocks),
        bytes: e('heartbeat_seals.bytes', '+', bytes),
      })),
    )
    .execute();
}

/** Oldest first: a row for each hour that has blocks. */
export async function oldestSeals(reader: Reader, limit: number): Promise<Seal[]> {
  return reader.selectFrom('heartbeat_seals').selectAll().orderBy('hour').limit(limit).execute();
}

/** The hours that have blocks, oldest first; `to` is not included. */
export async function sealedHours(reader: Reader, from: number, to: number): Promise<number[]> {
  const rows = await reader
    .selectFrom('heartbeat_seals')
    .select('hour')
    .where('hour', '>=', from)
    .where('hour', '<', to)
    .orderBy('hour')
    .execute();
  return rows.map(({ hour }) => hour);
}

/** Those that have a part of the time. */
export function sealedHoursIn(reader: Reader, { fromMs, toMs }: Span): Promise<number[]> {
  return sealedHours(reader, hourOf(fromMs), Math.ceil(toMs / hourMs));
}

/** How many blocks there are, and how many bytes they have. */
export async function sealedInAll(reader: Reader): Promise<{ blocks: number; bytes: number }> {
  const { blocks, bytes } = await reader
    .selectFrom('heartbeat_seals')
    .select([
      sql<number | null>`cast(sum(blocks) as bigint)`.as('blocks'),
      sql<number | null>`cast(sum(bytes) as bigint)`.as('bytes'),
    ])
    .executeTakeFirstOrThrow();
  return { blocks: blocks ?? 0, bytes: bytes ?? 0 };
}

export async function removeSeals(tx: Tx, hours: readonly number[]): Promise<void> {
  for (const part of inParts(hours))
    await tx.deleteFrom('heartbeat_seals').where('hour', 'in', part).execute();
}
