import type { StackVersion, StackVersionState } from '#contracts/containers/stack.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Selectable } from 'kysely';
import type { ContainersSchema } from '../containers-schema.ts';

type Db = Database<ContainersSchema>;
type Tx = Transaction<ContainersSchema>;

/** A version without what is in its files. */
export interface VersionRow extends StackVersion {
  readonly contentHash: string;
  /** Sealed. */
  readonly content: string;
}

export async function insertVersion(tx: Tx, host: string, stack: string, version: VersionRow): Promise<void> {
  const { id, state, atMs, by, changed, images, contentHash, content } = version;
  await tx
    .insertInto('stack_versions')
    .values({
      id,
      host,
      stack,
      state,
      at_ms: atMs,
      by,
      changed: JSON.stringify(changed),
      images: JSON.stringify(images),
      content_hash: contentHash,
      content,
    })
    .execute();
}

export async function updateVersion(
  tx: Tx,
  id: string,
  change: {
    readonly state: StackVersionState;
    readonly images?: StackVersion['images'];
    readonly content?: string | undefined;
  },
): Promise<void> {
  const { state, images, content } = change;
  await tx
    .updateTable('stack_versions')
    .set({
      state,
      ...(images && { images: JSON.stringify(images) }),
      ...(content !== undefined && { content }),
    })
    .where('id', '=', id)
    .execute();
}

/** Newest first. */
export async function versionsOf(
  database: Db,
  host: string,
  stack: string,
  limit: number,
): Promise<VersionRow[]> {
  const rows = await database.query
    .selectFrom('stack_versions')
    .selectAll()
    .where('host', '=', host)
    .where('stack', '=', stack)
    .orderBy('at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toVersion);
}

/** The last deploy of each stack, by `host stack`. */
export async function lastDeploys(database: Db): Promise<Map<string, VersionRow>> {
  const rows = await database.query
    .selectFrom('stack_versions')
    .selectAll()
    .where('state', 'in', ['deploying', 'deployed', 'failed', 'interrupted'])
    .orderBy('at_ms')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [`${row.host} ${row.stack}`, toVersion(row)] as const));
}

/** What an earlier process left under way. */
export async function markInterrupted(tx: Tx): Promise<void> {
  await tx
    .updateTable('stack_versions')
    .set({ state: 'interrupted' })
    .where('state', '=', 'deploying')
    .execute();
}

export async function deleteVersions(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom('stack_versions').where('id', 'in', ids).execute();
}

function toVersion(row: Selectable<ContainersSchema['stack_versions']>): VersionRow {
  return {
    id: row.id,
    state: row.state,
    atMs: row.at_ms,
    by: row.by,
    changed: JSON.parse(row.changed),
    images: JSON.parse(row.images),
    contentHash: row.content_hash,
    content: row.content,
  };
}
