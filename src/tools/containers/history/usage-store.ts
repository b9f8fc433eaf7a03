import type { Database, Transaction } from '#kernel/database/database.ts';
import type { ContainersSchema } from '../containers-schema.ts';

export interface UsageTables {
  /** The minutes that are not in blocks yet. */
  usage_minutes: {
    host: string;
    /** When the minute began. */
    at_ms: number;
    /** `packMinute` */
    data: Uint8Array;
  };
  usage_blocks: {
    history_id: number;
    step_ms: number;
    from_ms: number;
    /** `packBlock` */
    data: Uint8Array;
  };
}

export interface MinuteRow {
  readonly host: string;
  readonly atMs: number;
  readonly data: Uint8Array;
}

export interface BlockRow {
  readonly historyId: number;
  readonly stepMs: number;
  readonly fromMs: number;
  readonly data: Uint8Array;
}

interface Span {
  readonly fromMs: number;
  /** Not included. */
  readonly toMs: number;
}

type Store = Database<ContainersSchema>;
type Tx = Transaction<ContainersSchema>;

/** Statements of both engines take a limited number of parameters. */
const rowsAtOnce = 100;

/** Where the clock was set back, the newer of two minutes of the same time counts. */
export async function insertMinute(database: Store, { host, atMs, data }: MinuteRow): Promise<void> {
  await database.query
    .insertInto('usage_minutes')
    .values({ host, at_ms: atMs, data })
    .onConflict((conflict) => conflict.columns(['host', 'at_ms']).doUpdateSet({ data }))
    .execute();
}

/** Oldest first. */
export async function minutesWithin(database: Store, host: string | null, span: Span): Promise<MinuteRow[]> {
  let query = database.query
    .selectFrom('usage_minutes')
    .selectAll()
    .where('at_ms', '>=', span.fromMs)
    .where('at_ms', '<', span.toMs)
    .orderBy('at_ms');
  if (host !== null) query = query.where('host', '=', host);
  const rows = await query.execute();
  return rows.map((row) => ({ host: row.host, atMs: row.at_ms, data: row.data }));
}

export async function oldestMinuteMs(database: Store): Promise<number | null> {
  const row = await database.query
    .selectFrom('usage_minutes')
    .select((e) => e.fn.min('at_ms').as('at_ms'))
    .executeTakeFirst();
  return row?.at_ms ?? null;
}

export async function removeMinutes(tx: Tx, span: Span): Promise<void> {
  await tx
    .deleteFrom('usage_minutes')
    .where('at_ms', '>=', span.fromMs)
    .where('at_ms', '<', span.toMs)
    .execute();
}

export async function putBlocks(tx: Tx, blocks: readonly BlockRow[]): Promise<void> {
  for (let at = 0; at < blocks.length; at += rowsAtOnce) {
    const rows = blocks.slice(at, at + rowsAtOnce).map(({ historyId, stepMs, fromMs, data }) => ({
      history_id: historyId,
      step_ms: stepMs,
      from_ms: fromMs,
      data,
    }));
    await tx
      .insertInto('usage_blocks')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['history_id', 'step_ms', 'from_ms'])
          .doUpdateSet((e) => ({ data: e.ref('excluded.data') })),
      )
      .execute();
  }
}

/** Blocks that begin within `span`, of the histories asked for. */
export async function blocksWithin(
  database: Store,
  historyIds: readonly number[],
  stepMs: number,
  span: Span,
): Promise<BlockRow[]> {
  const blocks: BlockRow[] = [];
  for (let at = 0; at < historyIds.length; at += rowsAtOnce) {
    const rows = await database.query
      .selectFrom('usage_blocks')
      .selectAll()
      .where('history_id', 'in', historyIds.slice(at, at + rowsAtOnce))
      .where('step_ms', '=', stepMs)
      .where('from_ms', '>=', span.fromMs)
      .where('from_ms', '<', span.toMs)
      .execute();
    for (const row of rows) {
      const { history_id: historyId, step_ms, from_ms, data } = row;
      blocks.push({ historyId, stepMs: step_ms, fromMs: from_ms, data });
    }
  }
  return blocks;
}

export async function forgetBlocks(tx: Tx, stepMs: number, beforeMs: number): Promise<void> {
  await tx.deleteFrom('usage_blocks').where('step_ms', '=', stepMs).where('from_ms', '<', beforeMs).execute();
}
