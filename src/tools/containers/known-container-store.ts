import type { Database, Transaction } from '#kernel/database/database.ts';
import type { ContainersSchema } from './containers-schema.ts';
import type { ContainerRecord } from './host.ts';

export async function knownContainers(
  database: Database<ContainersSchema>,
  host: string,
): Promise<ContainerRecord[]> {
  const rows = await database.query
    .selectFrom('known_containers')
    .select('record')
    .where('host', '=', host)
    .execute();
  return rows.map(({ record }) => JSON.parse(record));
}

export async function rememberContainer(
  tx: Transaction<ContainersSchema>,
  record: ContainerRecord,
): Promise<void> {
  const row = { host: record.summary.host, id: record.summary.id, record: JSON.stringify(record) };
  await tx
    .insertInto('known_containers')
    .values(row)
    .onConflict((conflict) => conflict.columns(['host', 'id']).doUpdateSet({ record: row.record }))
    .execute();
}

export async function forgetContainer(
  tx: Transaction<ContainersSchema>,
  host: string,
  id: string,
): Promise<void> {
  await tx.deleteFrom('known_containers').where('host', '=', host).where('id', '=', id).execute();
}

/** Whether others were last told that this host is unreachable. */
export async function isToldUnreachable(tx: Transaction<ContainersSchema>, host: string): Promise<boolean> {
  const row = await tx
    .selectFrom('known_hosts')
    .select('unreachable')
    .where('id', '=', host)
    .executeTakeFirst();
  return row?.unreachable === 1;
}

export async function rememberToldUnreachable(
  tx: Transaction<ContainersSchema>,
  host: string,
  isUnreachable: boolean,
): Promise<void> {
  const unreachable = isUnreachable ? 1 : 0;
  await tx
    .insertInto('known_hosts')
    .values({ id: host, unreachable })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ unreachable }))
    .execute();
}
