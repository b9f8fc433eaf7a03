import type { MaintenanceDraft, MaintenanceWindow } from '#contracts/pulse/maintenance.ts';

/** What can be changed of a window. */
export function draftOfWindow(window: MaintenanceWindow): MaintenanceDraft {
  const { name, notes, schedule, isForAll, monitorIds, tags, isEnabled, validFromMs, validToMs } = window;
  return { name, notes, schedule, isForAll, monitorIds, tags, isEnabled, validFromMs, validToMs };
}
