import type { RunState, UpdateRun } from '#contracts/watcher/run.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Selectable } from 'kysely';
import { isEnded, type RunRecord } from './run-record.ts';
import type { RunTables } from './run-tables.ts';

type Tx = Transaction<RunTables>;
type Query = Database<RunTables>['query'];

export interface RunFilter {
  readonly host?: string | undefined;
  readonly name?: string | undefined;
  readonly stack?: string | undefined;
  /** Older ones than this. */
  readonly beforeId?: string | undefined;
}

/** @throws NexusError `conflict` when the container has one that has not ended. */
export async function insertRuns(tx: Tx, records: readonly RunRecord[]): Promise<void> {
  await tx.insertInto('runs').values(records.map(rowOf)).execute();
}

/** False when it is in another state than `from` by now: then nothing was written. */
export async function updateRun(tx: Tx, record: RunRecord, from: RunState): Promise<boolean> {
  const { id, ...row } = rowOf(record);
  const { numUpdatedRows } = await tx
    .updateTable('runs')
    .set(row)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function readRun(query: Query | Tx, id: string): Promise<RunRecord | undefined> {
  const row = await query.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
  return row && recordOf(row);
}

/** In the order of their turns. */
export async function readUnfinished(query: Query): Promise<RunRecord[]> {
  const rows = await query
    .selectFrom('runs')
    .selectAll()
    .where('open_key', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(recordOf);
}

/** Newest first. */
export async function listRuns(query: Query, filter: RunFilter, limit: number): Promise<RunRecord[]> {
  let wanted = query.selectFrom('runs').selectAll();
  if (filter.host !== undefined) wanted = wanted.where('host', '=', filter.host);
  if (filter.name !== undefined) wanted = wanted.where('name', '=', filter.name);
  if (filter.stack !== undefined) wanted = wanted.where('stack', '=', filter.stack);
  if (filter.beforeId !== undefined) wanted = wanted.where('id', '<', filter.beforeId);
  const rows = await wanted.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(recordOf);
}

/** How many have ended, by what they were and how they came out. */
export interface RunCount {
  readonly kind: UpdateRun['kind'];
  readonly outcome: Extract<RunState, 'succeeded' | 'back' | 'failed'>;
  readonly count: number;
}

export async function countOutcomes(query: Query): Promise<RunCount[]> {
  const rows = await query
    .selectFrom('runs')
    .select((select) => ['kind', 'state', select.fn.countAll().as('count')])
    .where('open_key', 'is', null)
    .groupBy(['kind', 'state'])
    .execute();
  return rows.flatMap(({ kind, state, count }) =>
    state === 'succeeded' || state === 'back' || state === 'failed'
      ? [{ kind, outcome: state, count: Number(count) }]
      : [],
  );
}

export async function forgetRuns(query: Query, endedBeforeMs: number): Promise<void> {
  await query.deleteFrom('runs').where('ended_ms', '<', endedBeforeMs).execute();
}

function rowOf({ run, work }: RunRecord): RunTables['runs'] {
  return {
    id: run.id,
    host: run.host,
    name: run.name,
    stack: run.stack,
    kind: run.kind,
    state: run.state,
    open_key: isEnded(run) ? null : `${run.host}/${run.name}`,
    ended_ms: run.endedAtMs,
    run: JSON.stringify(run),
    work: JSON.stringify(work),
  };
}

function recordOf({ run, work }: Selectable<RunTables['runs']>): RunRecord {
  return { run: JSON.parse(run), work: JSON.parse(work) };
}
