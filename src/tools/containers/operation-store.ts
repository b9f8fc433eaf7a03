import type { Resource } from '#contracts/scope.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Insertable, Selectable } from 'kysely';
import type { ContainersSchema } from './containers-schema.ts';

export interface KeptOperation {
  readonly operation: Operation;
  /** What grants compare; null for one from before that was noted. */
  readonly resource: Resource | null;
}

type Row = Selectable<ContainersSchema['operations']>;

export async function insertOperation(
  tx: Transaction<ContainersSchema>,
  operation: Operation,
  resource: Resource,
): Promise<void> {
  const row = { ...toRow(operation), resource: JSON.stringify(resource) };
  await tx.insertInto('operations').values(row).execute();
}

export async function updateOperation(
  tx: Transaction<ContainersSchema>,
  operation: Operation,
): Promise<void> {
  const { id, ...changed } = toRow(operation);
  await tx.updateTable('operations').set(changed).where('id', '=', id).execute();
}

/** Newest first. */
export async function recentOperations(
  database: Database<ContainersSchema>,
  limit: number,
): Promise<KeptOperation[]> {
  const rows = await database.query
    .selectFrom('operations')
    .selectAll()
    .orderBy('started_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    operation: toOperation(row),
    resource: row.resource === null ? null : JSON.parse(row.resource),
  }));
}

export async function runningOperations(tx: Transaction<ContainersSchema>): Promise<Operation[]> {
  const rows = await tx.selectFrom('operations').selectAll().where('state', '=', 'running').execute();
  return rows.map(toOperation);
}

export async function forgetOperations(
  tx: Transaction<ContainersSchema>,
  startedBeforeMs: number,
): Promise<void> {
  await tx
    .deleteFrom('operations')
    .where('started_at_ms', '<', startedBeforeMs)
    .where('state', '!=', 'running')
    .execute();
}

function toRow(operation: Operation): Insertable<ContainersSchema['operations']> {
  return {
    id: operation.id,
    kind: operation.kind,
    host: operation.host,
    subject: operation.subject,
    target_id: operation.targetId,
    target_name: operation.targetName,
    state: operation.state,
    steps: JSON.stringify(operation.steps),
    started_by: operation.startedBy,
    started_at_ms: operation.startedAtMs,
    ended_at_ms: operation.endedAtMs,
    error: operation.error && JSON.stringify(operation.error),
    command: operation.command,
  };
}

function toOperation(row: Row): Operation {
  return {
    id: row.id,
    kind: row.kind,
    host: row.host,
    subject: row.subject,
    targetId: row.target_id,
    targetName: row.target_name,
    state: row.state,
    steps: JSON.parse(row.steps),
    startedBy: row.started_by,
    startedAtMs: row.started_at_ms,
    endedAtMs: row.ended_at_ms,
    error: row.error === null ? null : JSON.parse(row.error),
    command: row.command,
  };
}
