import type { Selectable } from 'kysely';
import type { AlertMoment } from '#contracts/notify/alert.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import { newId } from '#kernel/id.ts';
import type { NotifySchema } from '../notify-schema.ts';
import { partsOf } from '../parts-of.ts';
import type { AlertRecord } from './alert-record.ts';
import type { AlertTables } from './alert-tables.ts';
import type { Entry, Happened } from './evolve-alert.ts';

export interface StoredAlert extends Entry {
  readonly revision: number;
}

type Row = Selectable<AlertTables['alerts']>;
type Query = Database<NotifySchema>['query'] | Transaction<NotifySchema>;

/** Locked until the end of the transaction, where several processes may write. */
export async function readAlerts(
  tx: Transaction<NotifySchema>,
  engine: Database['engine'],
  fingerprints: readonly string[],
): Promise<StoredAlert[]> {
  const found: StoredAlert[] = [];
  for (const part of partsOf(fingerprints.toSorted())) {
    const query = tx.selectFrom('alerts').selectAll().where('fingerprint', 'in', part);
    const rows = await (engine === 'postgres' ? query.orderBy('fingerprint').forUpdate() : query).execute();
    found.push(...rows.map(alertOf));
  }
  return found;
}

export async function readAlertsSince(query: Query, revision: number): Promise<StoredAlert[]> {
  const rows = await query.selectFrom('alerts').selectAll().where('revision', '>', revision).execute();
  return rows.map(alertOf);
}

export async function readFingerprints(query: Query): Promise<Set<string>> {
  const rows = await query.selectFrom('alerts').select('fingerprint').execute();
  return new Set(rows.map(({ fingerprint }) => fingerprint));
}

export async function writeAlerts(
  tx: Transaction<NotifySchema>,
  alerts: readonly StoredAlert[],
): Promise<void> {
  for (const part of partsOf(alerts)) {
    await tx
      .insertInto('alerts')
      .values(part.map(rowOf))
      .onConflict((conflict) =>
        conflict.column('fingerprint').doUpdateSet((row) => ({
          annotations: row.ref('excluded.annotations'),
          severity: row.ref('excluded.severity'),
          title: row.ref('excluded.title'),
          starts_ms: row.ref('excluded.starts_ms'),
          ends_ms: row.ref('excluded.ends_ms'),
          ends_by_timeout: row.ref('excluded.ends_by_timeout'),
          updated_ms: row.ref('excluded.updated_ms'),
          generator_url: row.ref('excluded.generator_url'),
          source: row.ref('excluded.source'),
          evidence: row.ref('excluded.evidence'),
          state: row.ref('excluded.state'),
          acknowledgement: row.ref('excluded.acknowledgement'),
          snoozed_until_ms: row.ref('excluded.snoozed_until_ms'),
          snooze_ended_ms: row.ref('excluded.snooze_ended_ms'),
          noise: row.ref('excluded.noise'),
          flapping_since_ms: row.ref('excluded.flapping_since_ms'),
          flap_percent: row.ref('excluded.flap_percent'),
          episode_id: row.ref('excluded.episode_id'),
          revision: row.ref('excluded.revision'),
        })),
      )
      .execute();
  }
}

export async function deleteAlerts(
  tx: Transaction<NotifySchema>,
  fingerprints: readonly string[],
): Promise<void> {
  for (const part of partsOf(fingerprints))
    await tx.deleteFrom('alerts').where('fingerprint', 'in', part).execute();
}

/** Only as they were when it was decided: one that was reported again since stays. */
export async function deleteSettled(
  tx: Transaction<NotifySchema>,
  alerts: readonly Pick<AlertRecord, 'fingerprint' | 'updatedAtMs'>[],
): Promise<void> {
  for (const part of partsOf(alerts)) {
    await tx
      .deleteFrom('alerts')
      .where('state', '=', 'resolved')
      .where((is) =>
        is(
          is.refTuple('fingerprint', 'updated_ms'),
          'in',
          part.map(({ fingerprint, updatedAtMs }) => is.tuple(fingerprint, updatedAtMs)),
        ),
      )
      .execute();
  }
}

export async function writeMoments(
  tx: Transaction<NotifySchema>,
  moments: readonly (Happened & { readonly fingerprint: string })[],
  atMs: number,
): Promise<void> {
  const rows = moments.map(({ fingerprint, kind, text, by = null }) => ({
    id: newId(atMs),
    fingerprint,
    at_ms: atMs,
    kind,
    by,
    text,
  }));
  for (const part of partsOf(rows)) await tx.insertInto('alert_moments').values(part).execute();
}

export async function readMoments(query: Query, fingerprint: string): Promise<AlertMoment[]> {
  const rows = await query
    .selectFrom('alert_moments')
    .select(['at_ms', 'kind', 'by', 'text'])
    .where('fingerprint', '=', fingerprint)
    .orderBy('at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ at_ms: atMs, kind, by, text }) => ({ atMs, kind, by, text })).toReversed();
}

function rowOf({ record, noise, revision }: StoredAlert): Row {
  return {
    fingerprint: record.fingerprint,
    labels: JSON.stringify(record.labels),
    annotations: JSON.stringify(record.annotations),
    severity: record.severity,
    title: record.title,
    starts_ms: record.startsAtMs,
    ends_ms: record.endsAtMs,
    ends_by_timeout: Number(record.endsByTimeout),
    updated_ms: record.updatedAtMs,
    generator_url: record.generatorUrl,
    source: JSON.stringify(record.source),
    evidence: record.evidence && JSON.stringify(record.evidence),
    state: record.state,
    acknowledgement: record.acknowledgement && JSON.stringify(record.acknowledgement),
    snoozed_until_ms: record.snoozedUntilMs,
    snooze_ended_ms: record.snoozeEndedMs,
    noise: JSON.stringify(noise),
    flapping_since_ms: record.flapping?.sinceMs ?? null,
    flap_percent: record.flapping?.percent ?? 0,
    episode_id: record.episodeId,
    revision,
  };
}

function alertOf(row: Row): StoredAlert {
  return {
    revision: row.revision,
    noise: JSON.parse(row.noise),
    record: {
      fingerprint: row.fingerprint,
      labels: JSON.parse(row.labels),
      annotations: JSON.parse(row.annotations),
      severity: row.severity,
      title: row.title,
      startsAtMs: row.starts_ms,
      endsAtMs: row.ends_ms,
      endsByTimeout: row.ends_by_timeout === 1,
      updatedAtMs: row.updated_ms,
      generatorUrl: row.generator_url,
      source: JSON.parse(row.source),
      evidence: row.evidence === null ? null : JSON.parse(row.evidence),
      state: row.state,
      acknowledgement: row.acknowledgement === null ? null : JSON.parse(row.acknowledgement),
      snoozedUntilMs: row.snoozed_until_ms,
      snoozeEndedMs: row.snooze_ended_ms,
      flapping:
        row.flapping_since_ms === null ? null : { sinceMs: row.flapping_since_ms, percent: row.flap_percent },
      episodeId: row.episode_id,
    },
  };
}
