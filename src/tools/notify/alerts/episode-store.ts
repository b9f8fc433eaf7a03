import { sql, type Selectable } from 'kysely';
import type { AlertEpisode, Severity } from '#contracts/notify/alert.ts';
import { spanishTitleOf } from '#contracts/notify/in-language.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import { rowsFor } from '#kernel/database/write-rows.ts';
import type { NotifySchema } from '../notify-schema.ts';
import { partsOf } from '../parts-of.ts';
import type { AlertRecord } from './alert-record.ts';
import type { AlertTables } from './alert-tables.ts';

export interface EpisodeFilter {
  readonly severity: readonly Severity[];
  readonly search?: string | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
}

/** Where a page ends: the next begins behind it. */
export interface EpisodePosition {
  readonly startsAtMs: number;
  readonly id: string;
}

/** Newest first. */
export async function readEpisodes(
  { query }: Pick<Database<NotifySchema>, 'query'>,
  filter: EpisodeFilter,
  behind: EpisodePosition | undefined,
  limit: number,
): Promise<AlertEpisode[]> {
  let select = query.selectFrom('alert_episodes').selectAll();
  if (filter.severity.length > 0) select = select.where('severity', 'in', [...filter.severity]);
  if (filter.fromMs !== undefined) select = select.where('starts_ms', '>=', filter.fromMs);
  if (filter.toMs !== undefined) select = select.where('starts_ms', '<=', filter.toMs);
  for (const word of wordsOf(filter.search))
    select = select.where(sql<boolean>`words like ${`%${escaped(word)}%`} escape '!'`);
  if (behind)
    select = select.where((where) =>
      where.or([
        where('starts_ms', '<', behind.startsAtMs),
        where.and([where('starts_ms', '=', behind.startsAtMs), where('id', '<', behind.id)]),
      ]),
    );
  const rows = await select.orderBy('starts_ms', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(episodeOf);
}

export async function readEpisodesOf(
  { query }: Pick<Database<NotifySchema>, 'query'>,
  fingerprint: string,
): Promise<AlertEpisode[]> {
  const rows = await query
    .selectFrom('alert_episodes')
    .selectAll()
    .where('fingerprint', '=', fingerprint)
    .orderBy('starts_ms', 'desc')
    .limit(50)
    .execute();
  return rows.map(episodeOf);
}

export interface Episode {
  readonly id: string;
  readonly record: AlertRecord;
  readonly firedAtMs: number;
}

/** The rows of the history of alerts that begin to fire. */
export const episodeRows = rowsFor<AlertTables['alert_episodes'], Episode>(
  'alert_episodes',
  {
    id: ({ id }) => id,
    fingerprint: ({ record }) => record.fingerprint,
    labels: ({ record }) => JSON.stringify(record.labels),
    severity: ({ record }) => record.severity,
    title: ({ record }) => record.title,
    title_es: ({ record }) => spanishTitleOf(record),
    source: ({ record }) => JSON.stringify(record.source),
    starts_ms: ({ record }) => record.startsAtMs,
    fired_ms: ({ firedAtMs }) => firedAtMs,
    ends_ms: () => null,
    acknowledged_by: () => null,
    words: ({ record }) => wordsIn(record),
  },
  { on: ['id'], does: 'stay' },
);

function wordsIn({ title, labels }: AlertRecord): string {
  return [title, ...Object.values(labels)].join(' ').toLowerCase();
}

/** Their ends; those that end at one moment share a statement. */
export async function endEpisodes(
  tx: Transaction<NotifySchema>,
  records: readonly AlertRecord[],
): Promise<void> {
  const byEnd = new Map<number, string[]>();
  for (const { episodeId, endsAtMs, updatedAtMs } of records) {
    if (episodeId === null) continue;
    const endMs = endsAtMs ?? updatedAtMs;
    const ids = byEnd.get(endMs) ?? [];
    ids.push(episodeId);
    byEnd.set(endMs, ids);
  }
  for (const [endMs, ids] of byEnd)
    for (const part of partsOf(ids))
      await tx.updateTable('alert_episodes').set({ ends_ms: endMs }).where('id', 'in', part).execute();
}

export async function markAcknowledged(
  tx: Transaction<NotifySchema>,
  episodeId: string,
  by: string | null,
): Promise<void> {
  await tx.updateTable('alert_episodes').set({ acknowledged_by: by }).where('id', '=', episodeId).execute();
}

/** Removes what ended before `beforeMs`, and the moments of then. */
export async function deleteHistory(
  { query }: Pick<Database<NotifySchema>, 'query'>,
  beforeMs: number,
): Promise<void> {
  await query
    .deleteFrom('alert_episodes')
    .where('starts_ms', '<', beforeMs)
    .where('ends_ms', '<', beforeMs)
    .execute();
  await query.deleteFrom('alert_moments').where('at_ms', '<', beforeMs).execute();
}

function wordsOf(search = ''): string[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10);
}

function escaped(word: string): string {
  return word.replace(/[!%_]/g, '!$&');
}

function episodeOf(row: Selectable<AlertTables['alert_episodes']>): AlertEpisode {
  return {
    id: row.id,
    fingerprint: row.fingerprint,
    labels: JSON.parse(row.labels),
    severity: row.severity,
    title: row.title,
    titleEs: row.title_es,
    source: JSON.parse(row.source),
    startsAtMs: row.starts_ms,
    endsAtMs: row.ends_ms,
    acknowledgedBy: row.acknowledged_by,
  };
}
