import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Generated, Kysely, Selectable } from 'kysely';
import type { ContainersSchema } from '../containers-schema.ts';

export interface HistoryIdentityTables {
  container_histories: {
    id: Generated<number>;
    host: string;
    /** What makes a new container the successor of an old one; unique within the host. */
    key: string;
    /** Of the container whose life it is now. */
    container_id: string;
    name: string;
    image: string;
    stack: string | null;
    service: string | null;
    /** JSON: what grants compare, also when the container is gone. */
    labels: string;
    last_seen_ms: number;
  };
}

/** One container over all its re-creations. */
export interface History {
  readonly id: number;
  readonly host: string;
  readonly key: string;
  readonly containerId: string;
  readonly name: string;
  readonly image: string;
  readonly stack: string | null;
  readonly service: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly lastSeenMs: number;
}

type Tx = Transaction<ContainersSchema>;
type Reader = Kysely<ContainersSchema>;

export async function insertHistory(tx: Tx, history: Omit<History, 'id'>): Promise<History> {
  const { id } = await tx
    .insertInto('container_histories')
    .values(toRow(history))
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...history, id };
}

export async function updateHistory(tx: Tx, { id, ...history }: History): Promise<void> {
  await tx.updateTable('container_histories').set(toRow(history)).where('id', '=', id).execute();
}

export async function noteSeen(tx: Tx, ids: readonly number[], atMs: number): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('container_histories')
    .set({ last_seen_ms: atMs })
    .where('id', 'in', [...ids])
    .where('last_seen_ms', '<', atMs)
    .execute();
}

export async function historyWithKey(
  reader: Reader,
  host: string,
  key: string,
): Promise<History | undefined> {
  const row = await reader
    .selectFrom('container_histories')
    .selectAll()
    .where('host', '=', host)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && toHistory(row);
}

/** Also by the id of an earlier container, as long as anything is remembered of it. */
export async function historyOfContainer(
  reader: Reader,
  host: string,
  containerId: string,
): Promise<History | undefined> {
  const row =
    (await reader
      .selectFrom('container_histories')
      .selectAll()
      .where('host', '=', host)
      .where('container_id', '=', containerId)
      .executeTakeFirst()) ??
    (await reader
      .selectFrom('container_histories')
      .innerJoin('container_events', 'container_events.history_id', 'container_histories.id')
      .selectAll('container_histories')
      .where('container_events.container_id', '=', containerId)
      .where('container_histories.host', '=', host)
      .limit(1)
      .executeTakeFirst());
  return row && toHistory(row);
}

export async function listHistories(
  database: Database<ContainersSchema>,
  wanted: { readonly host?: string | undefined; readonly stack?: string | undefined },
): Promise<History[]> {
  let query = database.query.selectFrom('container_histories').selectAll().orderBy('name').orderBy('id');
  if (wanted.host !== undefined) query = query.where('host', '=', wanted.host);
  if (wanted.stack !== undefined) query = query.where('stack', '=', wanted.stack);
  return (await query.execute()).map(toHistory);
}

/** Those that were last seen before, and of which nothing is kept any more. */
export async function forgetHistories(tx: Tx, seenBeforeMs: number): Promise<void> {
  await tx
    .deleteFrom('container_histories')
    .where('last_seen_ms', '<', seenBeforeMs)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('usage_blocks')
            .select('from_ms')
            .whereRef('history_id', '=', 'container_histories.id'),
        ),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('container_events')
            .select('at_ms')
            .whereRef('history_id', '=', 'container_histories.id'),
        ),
      ),
    )
    .execute();
}

export async function removeHistory(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('container_histories').where('id', '=', id).execute();
}

function toRow(history: Omit<History, 'id'>) {
  const { host, key, name, image, stack, service } = history;
  return {
    host,
    key,
    name,
    image,
    stack,
    service,
    container_id: history.containerId,
    labels: JSON.stringify(history.labels),
    last_seen_ms: history.lastSeenMs,
  };
}

type Row = Selectable<ContainersSchema['container_histories']>;

export function toHistory(row: Row): History {
  const { id, host, key, name, image, stack, service } = row;
  return {
    id,
    host,
    key,
    name,
    image,
    stack,
    service,
    containerId: row.container_id,
    labels: JSON.parse(row.labels),
    lastSeenMs: row.last_seen_ms,
  };
}
