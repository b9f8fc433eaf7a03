import { sql } from 'kysely';
import { rowWriter } from '#kernel/database/write-rows.ts';
import { inParts } from './in-parts.ts';
import { states } from './outcome.ts';
import type { Reader, Tx } from './series-store.ts';
import type { Summary } from './summary.ts';
import { packDetail, unpackDetail } from './summary-bytes.ts';

export interface SummaryTables {
  heartbeat_summaries: {
    /** 0: hours. 1: days of UTC. 2: sixteen days. Of one that is not over, the hours that are sealed. */
    step: 0 | 1 | 2;
    /** Which of them since the epoch. */
    number: number;
    series: number;
    /** How long its heartbeats count: in columns, since they are added up over many series. */
    up_ms: number;
    degraded_ms: number;
    down_ms: number;
    maintenance_ms: number;
    /** `packDetail` */
    detail: Uint8Array;
  };
}

export type SummaryStep = SummaryTables['heartbeat_summaries']['step'];
export const hourly: SummaryStep = 0;
export const daily: SummaryStep = 1;
/** A year is 22 of these and some days. */
export const longly: SummaryStep = 2;

export interface SummaryRow {
  readonly step: SummaryStep;
  /** Which hour, day or sixteen days since the epoch. */
  readonly number: number;
  readonly seriesId: number;
  readonly summary: Summary;
}

/** Hours, days or sixteen days; `to` is not included. */
export interface SummaryRange {
  readonly step: SummaryStep;
  readonly from: number;
  readonly to: number;
}

/** How long the heartbeats of a series count, by state. */
export interface StateTimes {
  readonly seriesId: number;
  readonly upMs: number;
  readonly degradedMs: number;
  readonly downMs: number;
  readonly maintenanceMs: number;
}

const msOf = ({ summary }: SummaryRow, state: (typeof states)[number]) =>
  summary.ms[states.indexOf(state)] ?? 0;

const writeSummaries = rowWriter<SummaryTables['heartbeat_summaries'], SummaryRow>(
  'heartbeat_summaries',
  {
    step: ({ step }) => step,
    number: ({ number }) => number,
    series: ({ seriesId }) => seriesId,
    up_ms: (row) => msOf(row, 'up'),
    degraded_ms: (row) => msOf(row, 'degraded'),
    down_ms: (row) => msOf(row, 'down'),
    maintenance_ms: (row) => msOf(row, 'maintenance'),
    detail: ({ summary }) => packDetail(summary),
  },
  { on: ['step', 'number', 'series'], does: 'overwrite' },
);

export function putSummaries(tx: Tx, rows: readonly SummaryRow[]): Promise<void> {
  return writeSummaries(tx, rows);
}

/** Found one by one, so the series should be few. What counts as unknown or pending has no time. */
export async function summariesOf(
  reader: Reader,
  { step, from, to }: SummaryRange,
  seriesIds: readonly number[],
): Promise<SummaryRow[]> {
  const numbers = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
  const found: SummaryRow[] = [];
  for (const part of inParts(numbers)) {
    const rows = await reader
      .selectFrom('heartbeat_summaries')
      .selectAll()
      .where('step', '=', step)
      .where('number', 'in', part)
      .where('series', 'in', seriesIds)
      .execute();
    for (const row of rows) {
      const ms = [row.up_ms, row.degraded_ms, row.down_ms, row.maintenance_ms, 0, 0];
      const summary = { ms, ...unpackDetail(row.detail) };
      found.push({ step, number: row.number, seriesId: row.series, summary });
    }
  }
  return found;
}

/** Added up for each series that has any; of all series where `seriesIds` is null, else those should be few. */
export async function timesWithin(
  reader: Reader,
  { step, from, to }: SummaryRange,
  seriesIds: readonly number[] | null,
): Promise<StateTimes[]> {
  if (from >= to) return [];
  let query = reader
    .selectFrom('heartbeat_summaries')
    .select([
      'series as seriesId',
      sql<number>`cast(sum(up_ms) as bigint)`.as('upMs'),
      sql<number>`cast(sum(degraded_ms) as bigint)`.as('degradedMs'),
      sql<number>`cast(sum(down_ms) as bigint)`.as('downMs'),
      sql<number>`cast(sum(maintenance_ms) as bigint)`.as('maintenanceMs'),
    ])
    .where('step', '=', step)
    .groupBy('series');
  if (seriesIds === null) query = query.where('number', '>=', from).where('number', '<', to);
  else {
    const numbers = Array.from({ length: to - from }, (_, n) => from + n);
    query = query.where('number', 'in', numbers).where('series', 'in', seriesIds);
  }
  return query.execute();
}

export async function oldestSummary(reader: Reader, step: SummaryStep): Promise<number | null> {
  const row = await reader
    .selectFrom('heartbeat_summaries')
    .select((e) => e.fn.min('number').as('number'))
    .where('step', '=', step)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** The part of the range that there can be anything of. */
export async function keptRange(reader: Reader, { step, from, to }: SummaryRange): Promise<SummaryRange> {
  const oldest = await oldestSummary(reader, step);
  return { step, from: Math.max(from, oldest ?? to), to };
}

/** Of all series where `seriesIds` is null. */
export async function removeSummaries(
  tx: Tx,
  { step, from, to }: SummaryRange,
  seriesIds: readonly number[] | null,
): Promise<void> {
  let removal = tx.deleteFrom('heartbeat_summaries').where('step', '=', step);
  if (seriesIds === null) removal = removal.where('number', '>=', from).where('number', '<', to);
  else {
    const numbers = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
    removal = removal.where('number', 'in', numbers).where('series', 'in', seriesIds);
  }
  await removal.execute();
}
