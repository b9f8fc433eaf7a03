import { Caller } from '#contracts/access.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { ContainersSchema } from '../containers-schema.ts';

/** What is remembered of a terminal until it has really ended. */
export interface TerminalRecord {
  /** Also the mark of its processes. */
  readonly id: string;
  readonly host: string;
  readonly containerId: string;
  readonly containerName: string;
  /** Undefined: the container's own. */
  readonly user: string | undefined;
  readonly openedBy: Caller;
  readonly openedAtMs: number;
}

export async function insertTerminal(
  tx: Transaction<ContainersSchema>,
  record: TerminalRecord,
): Promise<void> {
  await tx
    .insertInto('terminals')
    .values({
      id: record.id,
      host: record.host,
      container_id: record.containerId,
      container_name: record.containerName,
      run_as: record.user ?? null,
      opened_by: JSON.stringify(record.openedBy),
      opened_at_ms: record.openedAtMs,
    })
    .execute();
}

export async function forgetTerminal(tx: Transaction<ContainersSchema>, id: string): Promise<void> {
  await tx.deleteFrom('terminals').where('id', '=', id).execute();
}

export async function rememberedTerminals(database: Database<ContainersSchema>): Promise<TerminalRecord[]> {
  const rows = await database.query.selectFrom('terminals').selectAll().orderBy('opened_at_ms').execute();
  return rows.map((row) => ({
    id: row.id,
    host: row.host,
    containerId: row.container_id,
    containerName: row.container_name,
    user: row.run_as ?? undefined,
    openedBy: Caller.parse(JSON.parse(row.opened_by)),
    openedAtMs: row.opened_at_ms,
  }));
}
