import type { Caller } from '#contracts/access.ts';
import type { incidentsEndpoints } from '#contracts/pulse/incidents.ts';
import type { MonitorLabels } from '#contracts/pulse/monitor.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import type { Database } from '#kernel/database/database.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { mayOn } from '../monitors/monitor-access.ts';
import type { Monitors } from '../monitors/monitors.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import type { Incident } from './incident.ts';
import {
  addMoment,
  type IncidentFilter,
  readIncident,
  readIncidents,
  readMoments,
} from './incident-store.ts';
import type { IncidentTables } from './incident-tables.ts';
import { toIncident, toIncidentDetail } from './incident-view.ts';

export interface IncidentHandlersOptions {
  readonly kernel: Pick<PulseKernel, 'database' | 'audit' | 'clock'>;
  readonly monitors: Pick<Monitors, 'get'>;
}

export function incidentHandlers(options: IncidentHandlersOptions): HandlersFor<typeof incidentsEndpoints> {
  const { kernel, monitors } = options;
  const tables: Database<IncidentTables> = kernel.database.as();
  const isSeenBy = (caller: Caller) => (incident: Incident) =>
    mayOn(caller, 'pulse:read', labelsOf(incident, monitors));
  const find = async (id: string, caller: Caller): Promise<Incident> => {
    const incident = await readIncident(tables, id);
    if (!incident || !isSeenBy(caller)(incident)) throw notFound('The incident');
    return incident;
  };
  const detail = async (incident: Incident) =>
    toIncidentDetail(incident, await readMoments(tables, incident.id));
  return {
    async incidents({ query: { state, ...filter } }, { caller }) {
      const isOpen = state === undefined ? undefined : state === 'open';
      const found = await readSeen(tables, { ...filter, isOpen }, isSeenBy(caller));
      return found.map(toIncident);
    },
    incident: async ({ params }, { caller }) => detail(await find(params.id, caller)),
    async noteIncident({ params, body }, { caller }) {
      const incident = await find(params.id, caller);
      if (!mayOn(caller, 'pulse:operate', labelsOf(incident, monitors))) throw forbidden();
      await addNote(kernel, incident, body.text, caller);
      return detail(incident);
    },
  };
}

/** As the monitor is now; where it is gone, as it was. */
function labelsOf({ monitorId, affected }: Incident, monitors: Pick<Monitors, 'get'>): MonitorLabels {
  const { host, container, stack } = affected;
  return (
    monitors.get(monitorId)?.labels ?? {
      ...(host !== undefined && { host }),
      ...(container !== undefined && { container }),
      ...(stack !== undefined && { stack }),
    }
  );
}

async function addNote(
  { database, audit, clock }: IncidentHandlersOptions['kernel'],
  incident: Incident,
  text: string,
  caller: Caller,
): Promise<void> {
  await database.transaction(async (tx) => {
    await addMoment(tx, incident.id, { atMs: clock.now(), kind: 'note', by: callerName(caller), text });
    await audit.record(tx, {
      caller,
      action: 'note incident',
      target: incident.monitorName,
      outcome: 'succeeded',
      after: { incident: incident.id, text },
    });
  });
}

/** At most so many times it is read on for somebody who sees little. */
const mostPages = 10;

/** As many as were asked for, where there are so many that this caller may see. */
async function readSeen(
  database: Database<IncidentTables>,
  filter: IncidentFilter,
  isSeen: (incident: Incident) => boolean,
): Promise<Incident[]> {
  const found: Incident[] = [];
  let { beforeMs } = filter;
  for (let page = 0; page < mostPages && found.length < filter.limit; page += 1) {
    const read = await readIncidents(database, { ...filter, beforeMs });
    found.push(...read.filter(isSeen));
    if (read.length < filter.limit) break;
    beforeMs = read.at(-1)?.startedMs;
  }
  return found.slice(0, filter.limit);
}
