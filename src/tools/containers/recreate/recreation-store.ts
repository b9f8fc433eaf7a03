import type { FieldComparison, RecreationRecord } from '#contracts/containers/recreate.ts';
import type { Resource } from '#contracts/scope.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Selectable } from 'kysely';
import type { ContainersSchema } from '../containers-schema.ts';

/** A recreation as it is kept. The draft is sealed, and null once it is too old to go back to. */
export interface KeptRecreation {
  readonly record: Omit<RecreationRecord, 'canRevert'>;
  readonly resource: Resource;
  readonly sealedDraft: string | null;
}

type Row = Selectable<ContainersSchema['recreations']>;

/** What an entry takes of a finished one; the rest of `record` does not change. */
export interface RecreationChange {
  readonly phase?: RecreationRecord['phase'];
  readonly outcome?: RecreationRecord['outcome'];
  readonly problem?: string | null;
  readonly report?: readonly FieldComparison[];
  readonly endedAtMs?: number | null;
}

export async function insertRecreation(
  tx: Transaction<ContainersSchema>,
  { record, resource, sealedDraft }: KeptRecreation,
): Promise<void> {
  await tx
    .insertInto('recreations')
    .values({
      id: record.id,
      host: record.host,
      operation_id: record.operationId,
      name: record.name,
      kind: record.kind,
      reason: record.reason,
      started_by: record.startedBy,
      phase: record.phase,
      outcome: record.outcome,
      problem: record.problem,
      resource: JSON.stringify({ stack: resource.stack, labels: resource.labels }),
      summary: summaryOf(record),
      report: JSON.stringify(record.report),
      draft: sealedDraft,
      started_at_ms: record.startedAtMs,
      ended_at_ms: record.endedAtMs,
    })
    .execute();
}

export async function changeRecreation(
  database: Database<ContainersSchema>,
  id: string,
  { phase, outcome, problem, report, endedAtMs }: RecreationChange,
): Promise<void> {
  await database.query
    .updateTable('recreations')
    .set({
      ...(phase !== undefined && { phase }),
      ...(outcome !== undefined && { outcome }),
      ...(problem !== undefined && { problem }),
      ...(report !== undefined && { report: JSON.stringify(report) }),
      ...(endedAtMs !== undefined && { ended_at_ms: endedAtMs }),
    })
    .where('id', '=', id)
    .execute();
}

export async function changeDraft(
  database: Database<ContainersSchema>,
  record: KeptRecreation['record'],
  sealedDraft: string,
): Promise<void> {
  await database.query
    .updateTable('recreations')
    .set({ draft: sealedDraft, summary: summaryOf(record) })
    .where('id', '=', record.id)
    .execute();
}

export async function findRecreation(
  database: Database<ContainersSchema>,
  id: string,
): Promise<KeptRecreation | undefined> {
  const row = await database.query
    .selectFrom('recreations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toRecreation(row);
}

/** Newest first. */
export async function listRecreations(
  database: Database<ContainersSchema>,
  wanted: { host?: string | undefined; name?: string | undefined; operation?: string | undefined },
  beforeId: string | undefined,
  limit: number,
): Promise<KeptRecreation[]> {
  let query = database.query.selectFrom('recreations').selectAll();
  if (wanted.host !== undefined) query = query.where('host', '=', wanted.host);
  if (wanted.name !== undefined) query = query.where('name', '=', wanted.name);
  if (wanted.operation !== undefined) query = query.where('operation_id', '=', wanted.operation);
  // Ids sort by time.
  if (beforeId !== undefined) query = query.where('id', '<', beforeId);
  const rows = await query.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toRecreation);
}

export async function unfinishedRecreations(database: Database<ContainersSchema>): Promise<KeptRecreation[]> {
  const rows = await database.query
    .selectFrom('recreations')
    .selectAll()
    .where('outcome', 'in', ['under-way', 'broken'])
    .orderBy('id')
    .execute();
  return rows.map(toRecreation);
}

/** The last `keepDrafts` of a container can be gone back to; records older than `keepMs` go. */
export async function forgetRecreations(
  database: Database<ContainersSchema>,
  { host, name, nowMs }: { readonly host: string; readonly name: string; readonly nowMs: number },
): Promise<void> {
  const ended = () =>
    database.query
      .selectFrom('recreations')
      .select('id')
      .where('host', '=', host)
      .where('name', '=', name)
      .where('outcome', 'in', ['succeeded', 'back']);
  const newest = await ended()
    .where('outcome', '=', 'succeeded')
    .orderBy('id', 'desc')
    .limit(keepDrafts)
    .execute();
  const kept = newest.map(({ id }) => id);
  await database.query
    .updateTable('recreations')
    .set({ draft: null })
    .where('id', 'in', ended())
    .where('id', 'not in', [...kept, ''])
    .execute();
  await database.query
    .deleteFrom('recreations')
    .where('outcome', 'in', ['succeeded', 'back'])
    .where('draft', 'is', null)
    .where('started_at_ms', '<', nowMs - keepMs)
    .execute();
}

const keepDrafts = 3;
const keepMs = 90 * 24 * 3_600_000;

function summaryOf({ image, oldId, newId, dependents, warnings }: KeptRecreation['record']): string {
  return JSON.stringify({ image, oldId, newId, dependents, warnings });
}

function toRecreation(row: Row): KeptRecreation {
  const { stack, labels }: Pick<Resource, 'stack' | 'labels'> = JSON.parse(row.resource);
  const summary: Pick<RecreationRecord, 'image' | 'oldId' | 'newId' | 'dependents' | 'warnings'> = JSON.parse(
    row.summary,
  );
  return {
    record: {
      id: row.id,
      host: row.host,
      operationId: row.operation_id,
      name: row.name,
      kind: row.kind,
      reason: row.reason,
      startedBy: row.started_by,
      phase: row.phase,
      outcome: row.outcome,
      problem: row.problem,
      ...summary,
      report: JSON.parse(row.report),
      startedAtMs: row.started_at_ms,
      endedAtMs: row.ended_at_ms,
    },
    resource: { host: row.host, stack, labels },
    sealedDraft: row.draft,
  };
}
