import { SecurityMoment } from '#contracts/security/lab.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { FindingTables } from './finding-tables.ts';

export async function writeMoment(
  tx: Transaction<FindingTables>,
  line: string,
  moment: SecurityMoment,
): Promise<void> {
  const { id, atMs, host } = moment;
  await tx
    .insertInto('security_moments')
    .values({ id, at_ms: atMs, host, line, moment: JSON.stringify(moment) })
    .execute();
}

/** The newest first; older ones than `before`. */
export async function readMoments(
  { query }: Pick<Database<FindingTables>, 'query'>,
  {
    lines,
    before,
    limit,
  }: { readonly lines: readonly string[]; readonly before?: string | undefined; readonly limit: number },
): Promise<SecurityMoment[]> {
  if (lines.length === 0) return [];
  let select = query
    .selectFrom('security_moments')
    .select('moment')
    .where('line', 'in', [...lines]);
  if (before !== undefined) select = select.where('id', '<', before);
  const rows = await select.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(({ moment }) => SecurityMoment.parse(JSON.parse(moment)));
}

export async function forgetMoments(
  { query }: Pick<Database<FindingTables>, 'query'>,
  beforeMs: number,
): Promise<void> {
  await query.deleteFrom('security_moments').where('at_ms', '<', beforeMs).execute();
}
