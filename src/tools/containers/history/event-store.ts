import type { TimelineDetail, TimelineKind } from '#contracts/containers/history.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Generated } from 'kysely';
import type { ContainersSchema } from '../containers-schema.ts';
import { toHistory, type History } from './history-store.ts';

export interface EventTables {
  container_events: {
    id: Generated<number>;
    /** Null where a whole stack is meant. */
    history_id: number | null;
    host: string;
    container_id: string | null;
    stack: string | null;
    kind: TimelineKind;
    at_ms: number;
    /** `TimelineDetail` */
    detail: string;
    times: number;
    last_at_ms: number;
  };
}

export interface NewEvent {
  readonly historyId: number | null;
  readonly host: string;
  readonly containerId: string | null;
  readonly stack: string | null;
  readonly kind: TimelineKind;
  readonly atMs: number;
  readonly detail: TimelineDetail;
}

export interface StoredEvent extends NewEvent {
  readonly id: number;
  readonly times: number;
  readonly lastAtMs: number;
  readonly history: History | null;
}

/** The place behind which a page begins. */
export interface EventPosition {
  readonly atMs: number;
  readonly id: number;
}

export interface EventFilter {
  readonly host?: string | undefined;
  readonly historyId?: number | undefined;
  readonly stack?: string | undefined;
  readonly kinds?: readonly TimelineKind[] | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
}

type Tx = Transaction<ContainersSchema>;

/** Resolves with its id. */
export async function insertEvent(tx: Tx, event: NewEvent): Promise<number> {
  const { historyId, host, containerId, stack, kind, atMs, detail } = event;
  const row = {
    history_id: historyId,
    host,
    container_id: containerId,
    stack,
    kind,
    at_ms: atMs,
    detail: JSON.stringify(detail),
    times: 1,
    last_at_ms: atMs,
  };
  const { id } = await tx
    .insertInto('container_events')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function repeatEvent(tx: Tx, id: number, lastAtMs: number): Promise<void> {
  await tx
    .updateTable('container_events')
    .set((e) => ({ times: e('times', '+', 1), last_at_ms: lastAtMs }))
    .where('id', '=', id)
    .execute();
}

/** What was told of a container before it was known whose successor it is. */
export async function moveEvents(
  tx: Tx,
  containerId: string,
  { fromHistoryId, toHistoryId }: { readonly fromHistoryId: number; readonly toHistoryId: number },
): Promise<void> {
  await tx
    .updateTable('container_events')
    .set({ history_id: toHistoryId })
    .where('container_id', '=', containerId)
    .where('history_id', '=', fromHistoryId)
    .execute();
}

export async function forgetEvents(tx: Tx, beforeMs: number): Promise<void> {
  await tx.deleteFrom('container_events').where('last_at_ms', '<', beforeMs).execute();
}

/** Newest first. */
export async function eventsBefore(
  database: Database<ContainersSchema>,
  filter: EventFilter,
  before: EventPosition | undefined,
  limit: number,
): Promise<StoredEvent[]> {
  const { host, historyId, stack, kinds, fromMs, toMs } = filter;
  let query = database.query.selectFrom('container_events').selectAll();
  if (host !== undefined) query = query.where('host', '=', host);
  if (historyId !== undefined) query = query.where('history_id', '=', historyId);
  if (stack !== undefined) query = query.where('stack', '=', stack);
  if (kinds !== undefined) query = query.where('kind', 'in', kinds);
  if (fromMs !== undefined) query = query.where('last_at_ms', '>=', fromMs);
  if (toMs !== undefined) query = query.where('at_ms', '<', toMs);
  if (before) {
    query = query.where((e) =>
      e.or([e('at_ms', '<', before.atMs), e.and([e('at_ms', '=', before.atMs), e('id', '<', before.id)])]),
    );
  }
  const rows = await query.orderBy('at_ms', 'desc').orderBy('id', 'desc').limit(limit).execute();
  const known = await historiesWithIds(
    database,
    rows.map((row) => row.history_id),
  );
  return rows.map((row) => ({
    id: row.id,
    historyId: row.history_id,
    host: row.host,
    containerId: row.container_id,
    stack: row.stack,
    kind: row.kind,
    atMs: row.at_ms,
    detail: JSON.parse(row.detail),
    times: row.times,
    lastAtMs: row.last_at_ms,
    history: known.get(row.history_id ?? 0) ?? null,
  }));
}

async function historiesWithIds(
  database: Database<ContainersSchema>,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, History>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await database.query
    .selectFrom('container_histories')
    .selectAll()
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map((row) => [row.id, toHistory(row)]));
}
