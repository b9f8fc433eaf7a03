import { type Expression, sql, type SqlBool } from 'kysely';
import { SecurityMoment } from '#contracts/security/lab.ts';
import type { Database } from '#kernel/database/database.ts';
import type { FindingTables } from '../findings/finding-tables.ts';

type Tables = Pick<Database<FindingTables>, 'query'>;

export interface HistoryQuery {
  /** All names of the flaw. */
  readonly names: readonly string[];
  /** Null: of all lines, also of those that are gone. */
  readonly lines: readonly string[] | null;
  readonly limit: number;
}

/** Moments that name a flaw, the newest first. A moment names a few of its flaws only. */
export async function readFlawMoments(
  { query }: Tables,
  { names, lines, limit }: HistoryQuery,
): Promise<{ readonly line: string; readonly moment: SecurityMoment }[]> {
  if (lines?.length === 0) return [];
  let select = query
    .selectFrom('security_moments')
    .select(['line', 'moment'])
    .where((eb) => eb.or(names.map((name) => holds(eb.ref('moment'), `%${escaped(JSON.stringify(name))}%`))));
  if (lines !== null) select = select.where('line', 'in', [...lines]);
  const rows = await select.orderBy('id', 'desc').limit(limit).execute();
  return rows
    .map(({ line, moment }) => ({ line, moment: SecurityMoment.parse(JSON.parse(moment)) }))
    .filter(({ moment }) => names.some((name) => moment.flaws.includes(name)));
}

export interface SeenInLine {
  readonly line: string;
  readonly firstSeenAtMs: number;
  /** Null: some package there still has it. */
  readonly goneAtMs: number | null;
}

/** In which lines a flaw was ever found, in any package. */
export async function readSeenFlaw(
  { query }: Tables,
  { names, lines, limit }: HistoryQuery,
): Promise<SeenInLine[]> {
  if (lines?.length === 0) return [];
  let select = query
    .selectFrom('seen_findings')
    .select((eb) => [
      'line',
      eb.fn.min('first_seen_ms').as('first_seen_ms'),
      eb.fn.max('gone_ms').as('gone_ms'),
      sql<number>`count(*) - count(gone_ms)`.as('here'),
    ])
    .where((eb) => eb.or(names.map((name) => holds(eb.ref('finding'), `${escaped(name)}\n%`))))
    .groupBy('line');
  if (lines !== null) select = select.where('line', 'in', [...lines]);
  const rows = await select.orderBy('first_seen_ms', 'desc').orderBy('line').limit(limit).execute();
  return rows.map((row) => ({
    line: row.line,
    firstSeenAtMs: row.first_seen_ms,
    goneAtMs: row.here > 0 || row.gone_ms === null ? null : row.gone_ms,
  }));
}

/** `%` and `_` stand for themselves. */
function escaped(text: string): string {
  return text.replaceAll(/[!%_]/g, '!$&');
}

function holds(column: Expression<string>, pattern: string) {
  return sql<SqlBool>`${column} like ${pattern} escape '!'`;
}
