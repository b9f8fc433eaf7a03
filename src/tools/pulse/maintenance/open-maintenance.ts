import type { Caller } from '#contracts/access.ts';
import type { MaintenanceDraft, MaintenanceWindow } from '#contracts/pulse/maintenance.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { repeat } from '#kernel/repeat.ts';
import { ancestorsOf } from '../monitors/monitor-tree.ts';
import type { Monitors } from '../monitors/monitors.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import { checkWindow } from './check-window.ts';
import { isInMaintenance, type PlannedWindow } from './is-in-maintenance.ts';
import { createMaintenanceMemory } from './maintenance-memory.ts';
import { deleteWindow, writeWindow } from './maintenance-store.ts';

/** The maintenance windows there are, in memory. Every change is audited, and is committed once it resolves. */
export interface Maintenance extends AsyncDisposable {
  all(): readonly PlannedWindow[];
  isInMaintenance(monitor: StoredMonitor, nowMs: number): boolean;
  /** Called after a change is committed, here or by another process, and when a window opens or closes. @returns stops it. */
  watch(listener: () => void): () => void;
  /** Adds a window, or changes the one of this id. @throws NexusError `invalid`, `not-found`, `conflict` */
  put(id: string | undefined, draft: MaintenanceDraft, caller: Caller): Promise<PlannedWindow>;
  /** @throws NexusError `not-found` */
  remove(id: string, caller: Caller): Promise<void>;
}

export interface OpenMaintenanceOptions {
  readonly kernel: PulseKernel;
  readonly monitors: Pick<Monitors, 'get' | 'parents'>;
}

/** More are no plan that a person keeps. */
const most = 500;
/** Where several processes share a database, how often one looks for what another changed. */
const lookEveryMs = 2_000;

export async function openMaintenance({ kernel, monitors }: OpenMaintenanceOptions): Promise<Maintenance> {
  const { database, clock, audit, log } = kernel;
  const memory = createMaintenanceMemory(kernel);
  const { all, load } = memory;
  const required = (id: string): PlannedWindow => {
    const found = all().find(({ window }) => window.id === id);
    if (!found) throw notFound({ en: 'The maintenance window', es: 'el mantenimiento' });
    return found;
  };
  await load();
  const looking =
    database.engine === 'postgres'
      ? repeat(clock, lookEveryMs, () =>
          load().catch((error: unknown) => log.warn({ error }, 'could not look for changed maintenance')),
        )
      : undefined;
  return {
    all,
    watch: memory.watch,
    isInMaintenance(monitor, nowMs) {
      const open = all().filter(({ timetable }) => timetable.openAt(nowMs));
      if (open.length === 0) return false;
      const above = ancestorsOf(monitors.parents(), monitor.id).flatMap((id) => monitors.get(id) ?? []);
      return isInMaintenance(open, [monitor, ...above], nowMs);
    },
    async put(id, draft, caller) {
      const before = id === undefined ? undefined : required(id).window;
      const had = new Set(before?.monitorIds);
      checkWindow(draft, (monitorId) => monitors.get(monitorId) !== undefined || had.has(monitorId));
      if (!before && all().length >= most)
        throw conflict({
          en: `There are ${most} maintenance windows. Remove those that are over first.`,
          es: `Hay ${most} mantenimientos. Elimina antes los que ya han acabado.`,
        });
      const after = stampedWindow(draft, before, callerName(caller), clock.now());
      await database.transaction(async (tx) => {
        await writeWindow(tx, after);
        const action = before ? 'change maintenance' : 'plan maintenance';
        await audit.record(tx, { caller, action, target: after.name, outcome: 'succeeded', before, after });
      });
      await load();
      return required(after.id);
    },
    async remove(id, caller) {
      const { window: before } = required(id);
      await database.transaction(async (tx) => {
        await deleteWindow(tx, id);
        const action = 'remove maintenance';
        await audit.record(tx, { caller, action, target: before.name, outcome: 'succeeded', before });
      });
      await load();
    },
    async [Symbol.asyncDispose]() {
      await looking?.[Symbol.asyncDispose]();
      memory.stop();
    },
  };
}

function stampedWindow(
  draft: MaintenanceDraft,
  before: MaintenanceWindow | undefined,
  by: string,
  nowMs: number,
): MaintenanceWindow {
  const { id, createdAtMs, createdBy } = before ?? { id: newId(nowMs), createdAtMs: nowMs, createdBy: by };
  return { ...draft, id, createdAtMs, createdBy, updatedAtMs: nowMs, updatedBy: by };
}
