import type { Generated, Insertable, Selectable } from 'kysely';
import type { Database, Transaction } from '#kernel/database/database.ts';
import { listOfTexts } from '#kernel/database/list-of-texts.ts';
import type { PulseSchema } from '../pulse-schema.ts';

export interface MonitorTables {
  monitors: {
    /** Names the monitor in heartbeats; the database gives it and never gives it again. */
    number: Generated<number>;
    id: string;
    name: string;
    kind: string;
    /** The settings with their secrets, as JSON, sealed. */
    settings: string;
    /** `MonitorRules` */
    rules: string;
    /** `string[]` */
    conditions: string;
    /** `MonitorTag[]` */
    tags: string;
    parent_id: string | null;
    /** `MonitorLabels` */
    labels: string;
    notes: string;
    state: 'active' | 'paused';
    origin: 'manual' | 'labels' | 'import';
    /** Where it was found: the container and the label, or the item of an import. */
    origin_key: string | null;
    created_ms: number;
    created_by: string;
    updated_ms: number;
    updated_by: string;
    /** Another one after each change, by which other processes notice it. */
    revision: string;
  };
}

type Db = Database<PulseSchema>;
type Tx = Transaction<PulseSchema>;
export type MonitorRow = Selectable<MonitorTables['monitors']>;
export type NewMonitorRow = Omit<Insertable<MonitorTables['monitors']>, 'number'>;

/** Which there are, and which change of each: what another process changed is noticed by it. */
export async function readRevisions({ query }: Db): Promise<{ id: string; revision: string }[]> {
  return query.selectFrom('monitors').select(['id', 'revision']).execute();
}

export async function readMonitors({ query, engine }: Db, ids: readonly string[]): Promise<MonitorRow[]> {
  return query.selectFrom('monitors').selectAll().where('id', 'in', listOfTexts(engine, ids)).execute();
}

export async function countMonitors(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('monitors')
    .select((the) => the.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** @returns the number that it was given. */
export async function insertMonitor(tx: Tx, row: NewMonitorRow): Promise<number> {
  const { number } = await tx
    .insertInto('monitors')
    .values(row)
    .returning('number')
    .executeTakeFirstOrThrow();
  return number;
}

/** @returns false when somebody else has changed or removed it since `revision`; nothing is written then. */
export async function updateMonitor(
  tx: Tx,
  id: string,
  revision: string,
  changed: Partial<NewMonitorRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('monitors')
    .set(changed)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns false when it was not there any more. */
export async function deleteMonitor(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('monitors').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** What was right below one monitor is right below another, or below none. */
export async function moveChildren(
  tx: Tx,
  fromId: string,
  toId: string | null,
  stamp: Pick<NewMonitorRow, 'updated_ms' | 'revision'>,
): Promise<void> {
  await tx
    .updateTable('monitors')
    .set({ parent_id: toId, ...stamp })
    .where('parent_id', '=', fromId)
    .execute();
}
