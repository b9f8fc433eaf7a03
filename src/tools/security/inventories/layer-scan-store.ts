import type { Database } from '#kernel/database/database.ts';
import type { InventoryTables } from './inventory-tables.ts';

type Query = Pick<Database<InventoryTables>, 'query'>;

export async function readLayerScan(
  { query }: Query,
  diffId: string,
  revisions: string,
): Promise<Uint8Array | undefined> {
  const row = await query
    .selectFrom('layer_scans')
    .select('scan')
    .where('diff_id', '=', diffId)
    .where('revisions', '=', revisions)
    .executeTakeFirst();
  return row?.scan;
}

export async function noteUsed({ query }: Query, diffId: string, nowMs: number): Promise<void> {
  await query.updateTable('layer_scans').set({ used_ms: nowMs }).where('diff_id', '=', diffId).execute();
}

export async function deleteLayerScan({ query }: Query, diffId: string): Promise<void> {
  await query.deleteFrom('layer_scans').where('diff_id', '=', diffId).execute();
}

/** Then drops those that were not used for longest, until all are within `mostBytes`. */
export async function writeLayerScan(
  database: Database<InventoryTables>,
  row: InventoryTables['layer_scans'],
  mostBytes: number,
): Promise<void> {
  await database.transaction(async (tx) => {
    const { diff_id: _, ...changed } = row;
    await tx
      .insertInto('layer_scans')
      .values(row)
      .onConflict((conflict) => conflict.column('diff_id').doUpdateSet(changed))
      .execute();
    const kept = await tx
      .selectFrom('layer_scans')
      .select(['diff_id', 'size_bytes'])
      .orderBy('used_ms', 'desc')
      .orderBy('diff_id')
      .execute();
    let bytes = 0;
    for (const { diff_id: diffId, size_bytes: sizeBytes } of kept) {
      bytes += sizeBytes;
      if (bytes > mostBytes) await tx.deleteFrom('layer_scans').where('diff_id', '=', diffId).execute();
    }
  });
}
