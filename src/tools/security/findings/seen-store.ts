import type { Database, Transaction } from '#kernel/database/database.ts';
import type { SeenFinding } from './finding-changes.ts';
import type { FindingTables } from './finding-tables.ts';

/** By `findingKey`: everything that was ever found in a line of images. */
export async function readSeen(
  { query }: Pick<Database<FindingTables>, 'query'>,
  line: string,
): Promise<Map<string, SeenFinding>> {
  const rows = await query.selectFrom('seen_findings').selectAll().where('line', '=', line).execute();
  return new Map(
    rows.map((row) => [
      row.finding,
      {
        firstSeenAtMs: row.first_seen_ms,
        goneAtMs: row.gone_ms,
        isTold: row.is_told === 1,
        isExploited: row.is_exploited === 1,
        isRepairable: row.is_repairable === 1,
        isDue: row.is_due === 1,
        isAccepted: row.is_accepted === 1,
      },
    ]),
  );
}

export async function writeSeen(
  tx: Transaction<FindingTables>,
  line: string,
  seen: ReadonlyMap<string, SeenFinding>,
): Promise<void> {
  for (const [finding, one] of seen) {
    const row = {
      gone_ms: one.goneAtMs,
      is_told: Number(one.isTold),
      is_exploited: Number(one.isExploited),
      is_repairable: Number(one.isRepairable),
      is_due: Number(one.isDue),
      is_accepted: Number(one.isAccepted),
    };
    await tx
      .insertInto('seen_findings')
      .values({ line, finding, first_seen_ms: one.firstSeenAtMs, ...row })
      .onConflict((conflict) => conflict.columns(['line', 'finding']).doUpdateSet(row))
      .execute();
  }
}
