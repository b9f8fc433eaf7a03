import type { maintenanceEndpoints, WindowNow } from '#contracts/pulse/maintenance.ts';
import type { Clock } from '#kernel/clock.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { Monitors } from '../monitors/monitors.ts';
import { checkWindow } from './check-window.ts';
import { isAbout, type PlannedWindow } from './is-in-maintenance.ts';
import type { Maintenance } from './open-maintenance.ts';
import { occurrencesFrom, timetableOf } from './timetable.ts';

export interface MaintenanceHandlersOptions {
  readonly maintenance: Maintenance;
  readonly monitors: Pick<Monitors, 'all' | 'get'>;
  readonly clock: Clock;
}

type Options = MaintenanceHandlersOptions;

/** How many coming ones a preview shows. */
const previewed = 10;

export function maintenanceHandlers(options: Options): HandlersFor<typeof maintenanceEndpoints> {
  const { maintenance, monitors, clock } = options;
  const view = (planned: PlannedWindow) => viewOf(planned, options);
  return {
    maintenanceWindows: () => maintenance.all().map(view).toSorted(byTime),
    createMaintenance: async ({ body }, { caller }) => view(await maintenance.put(undefined, body, caller)),
    changeMaintenance: async ({ params, body }, { caller }) =>
      view(await maintenance.put(params.id, body, caller)),
    removeMaintenance: async ({ params }, { caller }) => {
      await maintenance.remove(params.id, caller);
      return {};
    },
    previewMaintenance: ({ body: { draft } }) => {
      checkWindow(draft, () => true);
      const timetable = timetableOf({ ...draft, isEnabled: true });
      const about = monitors.all().filter((monitor) => isAbout(draft, monitor));
      return {
        occurrences: occurrencesFrom(timetable, clock.now(), previewed),
        monitorIds: about.map(({ id }) => id),
      };
    },
  };
}

function viewOf({ window, timetable }: PlannedWindow, { monitors, clock }: Options): WindowNow {
  const nowMs = clock.now();
  const open = timetable.openAt(nowMs);
  const occurrence = open ?? timetable.nextOpening(nowMs) ?? null;
  const matching = monitors.all().filter((monitor) => isAbout(window, monitor)).length;
  const planned = occurrence ? 'scheduled' : 'over';
  const state = open ? 'active' : window.isEnabled ? planned : 'disabled';
  return { ...window, state, occurrence, matching };
}

const order: readonly WindowNow['state'][] = ['active', 'scheduled', 'disabled', 'over'];

function byTime(a: WindowNow, b: WindowNow): number {
  if (a.state !== b.state) return order.indexOf(a.state) - order.indexOf(b.state);
  if (a.state === 'active') return (a.occurrence?.toMs ?? 0) - (b.occurrence?.toMs ?? 0);
  if (a.state === 'scheduled') return (a.occurrence?.fromMs ?? 0) - (b.occurrence?.fromMs ?? 0);
  return b.updatedAtMs - a.updatedAtMs;
}
