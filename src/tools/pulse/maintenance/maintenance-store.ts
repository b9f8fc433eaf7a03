import type { MaintenanceWindow } from '#contracts/pulse/maintenance.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { PulseSchema } from '../pulse-schema.ts';

type Tx = Transaction<PulseSchema>;

export async function readWindows(query: Database<PulseSchema>['query']): Promise<MaintenanceWindow[]> {
  const rows = await query.selectFrom('maintenance_windows').select('window').orderBy('id').execute();
  return rows.map(({ window }): MaintenanceWindow => JSON.parse(window));
}

/** Adds it, or takes the place of the one with its id. */
export async function writeWindow(tx: Tx, window: MaintenanceWindow): Promise<void> {
  const changed = { window: JSON.stringify(window), updated_ms: window.updatedAtMs };
  await tx
    .insertInto('maintenance_windows')
    .values({ id: window.id, ...changed })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
}

export async function deleteWindow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('maintenance_windows').where('id', '=', id).execute();
}
