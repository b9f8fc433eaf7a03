import type { Database, Transaction } from '#kernel/database/database.ts';
import { beginningOf, type Incident, type IncidentEnd, type Moment } from './incident.ts';
import type { IncidentTables } from './incident-tables.ts';

type Tx = Transaction<IncidentTables>;

export async function insertIncident(tx: Tx, number: number, incident: Incident): Promise<void> {
  const row = {
    id: incident.id,
    monitor_id: incident.monitorId,
    number,
    monitor_name: incident.monitorName,
    started_ms: incident.startedMs,
    confirmed_ms: incident.confirmedMs,
    ended_ms: incident.endedMs,
    how_ended: incident.end,
    is_parent_down: incident.isParentDown ? 1 : 0,
    cause: JSON.stringify(incident.cause),
    affected: JSON.stringify(incident.affected),
  };
  await tx.insertInto('incidents').values(row).execute();
  const moments = beginningOf(incident).map((moment, ordinal) => momentRow(incident.id, ordinal, moment));
  await tx.insertInto('incident_moments').values(moments).execute();
}

/** Ends the open incident of a monitor, if there is one. */
export async function endIncident(
  tx: Tx,
  number: number,
  end: IncidentEnd,
  endedMs: number,
  atMs: number,
): Promise<void> {
  const id = await openIncidentOf(tx, number);
  if (id === undefined) return;
  await tx.updateTable('incidents').set({ ended_ms: endedMs, how_ended: end }).where('id', '=', id).execute();
  await addMoment(tx, id, { atMs, kind: end, by: null, text: '' });
}

/** Adds to the open incident of a monitor, if there is one. */
export async function addToOpenIncident(tx: Tx, number: number, moment: Moment): Promise<void> {
  const id = await openIncidentOf(tx, number);
  if (id !== undefined) await addMoment(tx, id, moment);
}

export async function addMoment(tx: Tx, incidentId: string, moment: Moment): Promise<void> {
  const last = await tx
    .selectFrom('incident_moments')
    .select((query) => query.fn.max('ordinal').as('ordinal'))
    .where('incident_id', '=', incidentId)
    .executeTakeFirst();
  const row = momentRow(incidentId, (last?.ordinal ?? -1) + 1, moment);
  await tx.insertInto('incident_moments').values(row).execute();
}

function momentRow(incident_id: string, ordinal: number, { atMs: at_ms, kind, by, text }: Moment) {
  return { incident_id, at_ms, ordinal, kind, by, text };
}

async function openIncidentOf(tx: Tx, number: number): Promise<string | undefined> {
  const row = await tx
    .selectFrom('incidents')
    .select('id')
    .where('number', '=', number)
    .where('ended_ms', 'is', null)
    .orderBy('started_ms', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

export interface IncidentFilter {
  readonly monitorId?: string | undefined;
  readonly isOpen?: boolean | undefined;
  /** Only those that began before; for the next page. */
  readonly beforeMs?: number | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function readIncidents(
  database: Database<IncidentTables>,
  { monitorId, isOpen, beforeMs, limit }: IncidentFilter,
): Promise<Incident[]> {
  let query = database.query.selectFrom('incidents').selectAll();
  if (monitorId !== undefined) query = query.where('monitor_id', '=', monitorId);
  if (isOpen !== undefined) query = query.where('ended_ms', isOpen ? 'is' : 'is not', null);
  if (beforeMs !== undefined) query = query.where('started_ms', '<', beforeMs);
  const rows = await query.orderBy('started_ms', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(incidentOf);
}

export async function readIncident(
  database: Database<IncidentTables>,
  id: string,
): Promise<Incident | undefined> {
  const row = await database.query
    .selectFrom('incidents')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && incidentOf(row);
}

export async function readMoments(database: Database<IncidentTables>, id: string): Promise<Moment[]> {
  const rows = await database.query
    .selectFrom('incident_moments')
    .selectAll()
    .where('incident_id', '=', id)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ at_ms: atMs, kind, by, text }) => ({ atMs, kind, by, text }));
}

/** Of a time that is long past. Open ones stay. */
export async function forgetIncidents(tx: Tx, endedBeforeMs: number): Promise<void> {
  const old = tx.selectFrom('incidents').select('id').where('ended_ms', '<', endedBeforeMs);
  await tx.deleteFrom('incident_moments').where('incident_id', 'in', old).execute();
  await tx.deleteFrom('incidents').where('ended_ms', '<', endedBeforeMs).execute();
}

function incidentOf(row: IncidentTables['incidents']): Incident {
  return {
    id: row.id,
    monitorId: row.monitor_id,
    monitorName: row.monitor_name,
    startedMs: row.started_ms,
    confirmedMs: row.confirmed_ms,
    endedMs: row.ended_ms,
    end: row.how_ended,
    isParentDown: row.is_parent_down === 1,
    cause: JSON.parse(row.cause),
    affected: JSON.parse(row.affected),
  };
}
