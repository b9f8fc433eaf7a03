import type { Selectable } from 'kysely';
import type { AlertMoment } from '#contracts/notify/alert.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import { listOfTexts } from '#kernel/database/list-of-texts.ts';
import { rowsFor, type RowShape, rowsThere } from '#kernel/database/write-rows.ts';
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
  const query = tx
    .selectFrom('alerts')
    .selectAll()
    .where('fingerprint', 'in', listOfTexts(engine, fingerprints));
  const rows = await (engine === 'postgres' ? query.orderBy('fingerprint').forUpdate() : query).execute();
  return rows.map(alertOf);
}

export async function readAlertsSince(query: Query, revision: number): Promise<StoredAlert[]> {
  const rows = await query.selectFrom('alerts').selectAll().where('revision', '>', revision).execute();
  return rows.map(alertOf);
}

export async function readFingerprints(query: Query): Promise<Set<string>> {
  const rows = await query.selectFrom('alerts').select('fingerprint').execute();
  return new Set(rows.map(({ fingerprint }) => fingerprint));
}

const alertShape: RowShape<AlertTables['alerts'], StoredAlert> = {
  fingerprint: ({ record }) => record.fingerprint,
  labels: ({ record }) => JSON.stringify(record.labels),
  annotations: ({ record }) => JSON.stringify(record.annotations),
  severity: ({ record }) => record.severity,
  title: ({ record }) => record.title,
  starts_ms: ({ record }) => record.startsAtMs,
  ends_ms: ({ record }) => record.endsAtMs,
  ends_by_timeout: ({ record }) => Number(record.endsByTimeout),
  updated_ms: ({ record }) => record.updatedAtMs,
  generator_url: ({ record }) => record.generatorUrl,
  source: ({ record }) => JSON.stringify(record.source),
  evidence: ({ record }) => record.evidence && JSON.stringify(record.evidence),
  state: ({ record }) => record.state,
  acknowledgement: ({ record }) => record.acknowledgement && JSON.stringify(record.acknowledgement),
  snoozed_until_ms: ({ record }) => record.snoozedUntilMs,
  snooze_ended_ms: ({ record }) => record.snoozeEndedMs,
  noise: ({ noise }) => JSON.stringify(noise),
  flapping_since_ms: ({ record }) => record.flapping?.sinceMs ?? null,
  flap_percent: ({ record }) => record.flapping?.percent ?? 0,
  episode_id: ({ record }) => record.episodeId,
  revision: ({ revision }) => revision,
};

/** Written over what is there. */
export const alertRows = rowsFor('alerts', alertShape, { on: ['fingerprint'], does: 'overwrite' });

/** For alerts that are not there: one that is there all the same is refused as a conflict. */
export const newAlertRows = rowsFor('alerts', alertShape);

/** Alerts that have to be there, and as they are here. */
export const sameAlertRows = rowsThere<AlertTables['alerts'], StoredAlert>('alerts', {
  fingerprint: alertShape.fingerprint,
  revision: alertShape.revision,
});

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

export interface StoredMoment extends Happened {
  readonly fingerprint: string;
  readonly atMs: number;
}

export const momentRows = rowsFor<AlertTables['alert_moments'], StoredMoment>('alert_moments', {
  id: ({ atMs }) => newId(atMs),
  fingerprint: ({ fingerprint }) => fingerprint,
  at_ms: ({ atMs }) => atMs,
  kind: ({ kind }) => kind,
  by: ({ by = null }) => by,
  text: ({ text }) => text,
});

const momentsAtMost = 200;

/** The newest, oldest first. What an episode began with is told by the episode. */
export async function readMoments(query: Query, fingerprint: string): Promise<AlertMoment[]> {
  const moments = await query
    .selectFrom('alert_moments')
    .select(['at_ms', 'kind', 'by', 'text'])
    .where('fingerprint', '=', fingerprint)
    .orderBy('at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(momentsAtMost)
    .execute();
  const episodes = await query
    .selectFrom('alert_episodes')
    .select(['fired_ms', 'title'])
    .where('fingerprint', '=', fingerprint)
    .orderBy('starts_ms', 'desc')
    .limit(momentsAtMost)
    .execute();
  const fired = episodes.map(
    ({ fired_ms: atMs, title: text }) => ({ atMs, kind: 'fired', by: null, text }) as const,
  );
  const others = moments.map(({ at_ms: atMs, kind, by, text }) => ({ atMs, kind, by, text })).toReversed();
  return [...fired, ...others].toSorted(inOrder).slice(-momentsAtMost);
}

/** An alert fires before anything else becomes of it, and after it was seen; what came at one moment keeps its order. */
function inOrder(a: AlertMoment, b: AlertMoment): number {
  return a.atMs - b.atMs || Number(b.kind === 'pending') - Number(a.kind === 'pending');
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
