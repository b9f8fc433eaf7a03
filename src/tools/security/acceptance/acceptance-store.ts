import { AcceptanceScope } from '#contracts/security/acceptance.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { AcceptanceTables } from './acceptance-tables.ts';
import type { StoredAcceptance } from './open-acceptances.ts';

/** The newest first. */
export async function readAcceptances({
  query,
}: Pick<Database<AcceptanceTables>, 'query'>): Promise<StoredAcceptance[]> {
  const rows = await query
    .selectFrom('acceptances')
    .selectAll()
    .orderBy('accepted_ms', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    scope: AcceptanceScope.parse(JSON.parse(row.scope)),
    reason: row.reason,
    untilMs: row.until_ms,
    isUntilRepair: row.is_until_repair === 1,
    by: row.accepted_by,
    atMs: row.accepted_ms,
  }));
}

export async function writeAcceptance(
  tx: Transaction<AcceptanceTables>,
  { id, scope, reason, untilMs, isUntilRepair, by, atMs }: StoredAcceptance,
): Promise<void> {
  const row = {
    scope: JSON.stringify(scope),
    reason,
    until_ms: untilMs,
    is_until_repair: Number(isUntilRepair),
    accepted_by: by,
    accepted_ms: atMs,
  };
  await tx
    .insertInto('acceptances')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** @returns whether there was one. */
export async function deleteAcceptance(tx: Transaction<AcceptanceTables>, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('acceptances').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
