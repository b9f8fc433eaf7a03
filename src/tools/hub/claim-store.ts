import type { Kysely } from 'kysely';
import type { HubSchema } from './hub-schema.ts';

export async function isClaimed(db: Kysely<HubSchema>): Promise<boolean> {
  return (await db.selectFrom('claim').select('id').executeTakeFirst()) !== undefined;
}

/** @returns true for exactly one caller, ever. */
export async function takeClaim(db: Kysely<HubSchema>, claimedAtMs: number): Promise<boolean> {
  const result = await db
    .insertInto('claim')
    .values({ id: 1, claimed_at_ms: claimedAtMs })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
