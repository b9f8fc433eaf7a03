import type { Database, Transaction } from '#kernel/database/database.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { StoredSilence } from './silence-rules.ts';

export async function readSilences(query: Database<NotifySchema>['query']): Promise<StoredSilence[]> {
  const rows = await query.selectFrom('silences').selectAll().execute();
  return rows.map((row) => ({
    id: row.id,
    matchers: JSON.parse(row.matchers),
    startsAtMs: row.starts_ms,
    endsAtMs: row.ends_ms,
    createdBy: row.created_by,
    comment: row.comment,
    updatedAtMs: row.updated_ms,
  }));
}

/** Adds it, or takes the place of the one with its id. */
export async function writeSilence(tx: Transaction<NotifySchema>, silence: StoredSilence): Promise<void> {
  const row = {
    id: silence.id,
    matchers: JSON.stringify(silence.matchers),
    starts_ms: silence.startsAtMs,
    ends_ms: silence.endsAtMs,
    created_by: silence.createdBy,
    comment: silence.comment,
    updated_ms: silence.updatedAtMs,
  };
  const { id: _, ...changes } = row;
  await tx
    .insertInto('silences')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
    .execute();
}

export async function deleteSilencesBefore(
  query: Database<NotifySchema>['query'],
  endedBeforeMs: number,
): Promise<void> {
  await query.deleteFrom('silences').where('ends_ms', '<', endedBeforeMs).execute();
}
