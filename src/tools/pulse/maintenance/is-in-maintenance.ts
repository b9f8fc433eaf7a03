import type { MaintenanceWindow, Occurrence } from '#contracts/pulse/maintenance.ts';
import type { MonitorTag } from '#contracts/pulse/monitor.ts';
import { hasTag } from '../monitors/check-draft.ts';
import { type Timetable, timetableOf } from './timetable.ts';

/** A window whose times are asked again and again. */
export interface PlannedWindow {
  readonly window: MaintenanceWindow;
  readonly timetable: Timetable;
}

/** What windows are set for. */
export interface Target {
  readonly id: string;
  readonly tags: readonly MonitorTag[];
}

export function planWindow(window: MaintenanceWindow): PlannedWindow {
  return { window, timetable: remembered(timetableOf(window)) };
}

/**
 * Whether nobody is to be told of failures of a monitor.
 * @param family the monitor and those above it: what cannot be reached without something is in maintenance with it.
 */
export function isInMaintenance(
  windows: readonly PlannedWindow[],
  family: readonly Target[],
  nowMs: number,
): boolean {
  return windows.some(
    ({ window, timetable }) =>
      timetable.openAt(nowMs) !== undefined && family.some((target) => isAbout(window, target)),
  );
}

export function isAbout(
  { isForAll, monitorIds, tags }: Pick<MaintenanceWindow, 'isForAll' | 'monitorIds' | 'tags'>,
  target: Target,
): boolean {
  return isForAll || monitorIds.includes(target.id) || tags.some((tag) => hasTag(target.tags, tag));
}

/** When a window opens or closes next; undefined: none will. */
export function nextChangeMs(windows: readonly PlannedWindow[], nowMs: number): number | undefined {
  const moments = windows.flatMap(({ timetable }) => {
    const atMs = timetable.openAt(nowMs)?.toMs ?? timetable.nextOpening(nowMs)?.fromMs;
    return atMs === undefined ? [] : [atMs];
  });
  return moments.length === 0 ? undefined : moments.reduce((a, b) => Math.min(a, b));
}

/** Thousands of checks a minute ask the same: what was found out holds until the window opens or closes. */
function remembered(timetable: Timetable): Timetable {
  let known: { fromMs: number; toMs: number; open: Occurrence | undefined } | undefined;
  return {
    openAt(atMs) {
      if (known && known.fromMs <= atMs && atMs < known.toMs) return known.open;
      const open = timetable.openAt(atMs);
      const untilMs = open?.toMs ?? timetable.nextOpening(atMs)?.fromMs ?? Number.POSITIVE_INFINITY;
      known = { fromMs: atMs, toMs: untilMs, open };
      return open;
    },
    nextOpening: (afterMs) => timetable.nextOpening(afterMs),
  };
}
