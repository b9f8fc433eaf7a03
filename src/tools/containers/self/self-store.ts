import type { SelfRecreation } from '#contracts/containers/self.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { ContainersSchema } from '../containers-schema.ts';

/** A replacement that this NEXUS asked for. Helpers of other orders are another NEXUS's. */
export interface KeptSelfRecreation extends Omit<SelfRecreation, 'containerId'> {
  readonly orderId: string;
}

/** In the place of the one before. */
export async function keepSelfRecreation(
  tx: Transaction<ContainersSchema>,
  host: string,
  kept: KeptSelfRecreation,
): Promise<void> {
  const record = JSON.stringify(kept);
  await tx
    .insertInto('self_recreations')
    .values({ host, record })
    .onConflict((conflict) => conflict.column('host').doUpdateSet({ record }))
    .execute();
}

export async function keptSelfRecreation(
  database: Database<ContainersSchema>,
  host: string,
): Promise<KeptSelfRecreation | undefined> {
  const row = await database.query
    .selectFrom('self_recreations')
    .select('record')
    .where('host', '=', host)
    .executeTakeFirst();
  return row && JSON.parse(row.record);
}
