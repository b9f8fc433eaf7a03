import { SecurityMoment } from '#contracts/security/lab.ts';
import type { Database } from '#kernel/database/database.ts';
import type { FindingTables } from '../findings/finding-tables.ts';

/** How many flaws one moment of a line tells of. */
export interface LineMoment {
  readonly line: string;
  readonly kind: SecurityMoment['kind'];
  readonly flaws: number;
}

/** Of all lines. */
export async function readLineMoments(
  { query }: Pick<Database<FindingTables>, 'query'>,
  sinceMs: number,
): Promise<LineMoment[]> {
  const rows = await query
    .selectFrom('security_moments')
    .select(['line', 'moment'])
    .where('id', '>=', firstIdOf(sinceMs))
    .where('at_ms', '>=', sinceMs)
    .execute();
  return rows.map(({ line, moment }) => {
    const { kind, flawsCount } = SecurityMoment.parse(JSON.parse(moment));
    return { line, kind, flaws: flawsCount };
  });
}

/** Ids begin with their time (`newId`), and have an index. */
function firstIdOf(atMs: number): string {
  const hex = Math.max(0, atMs).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}
