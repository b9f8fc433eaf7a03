import type { ImportItem } from '#contracts/pulse/import.ts';
import { MaintenanceDraft, type MaintenanceSchedule } from '#contracts/pulse/maintenance.ts';
import { parseCron } from '#library/cron/parse-cron.ts';
import { isTimeZone, offsetAt } from '#library/time-zone/zone-offset.ts';
import type { Text } from '#library/text.ts';
import { sameText } from '../discovery/found.ts';
import { cut, importItem, takenItem } from './import-item.ts';
import { isSet, jsonOf, type KumaRow, numberOf, textOf } from './kuma-data.ts';
import { notes } from './notes.ts';

export interface PlannedWindow {
  /** For no monitors yet. */
  readonly draft: MaintenanceDraft;
  readonly kumaMonitors: readonly number[];
  readonly item: ImportItem;
}

/** What becomes of a maintenance of Kuma. @param serverZone undefined: the file does not say it */
export function planWindow(
  row: KumaRow,
  kumaMonitors: readonly number[],
  serverZone: string | undefined,
): PlannedWindow | ImportItem {
  const asked = textOf(row, 'timezone');
  const isOwn = asked !== '' && asked !== 'SAME_AS_SERVER' && isTimeZone(asked);
  const timeZone = isOwn ? asked : (serverZone ?? 'UTC');
  const scheduled = scheduleOf(row, timeZone);
  const subject = { what: 'maintenance', name: textOf(row, 'title'), kind: textOf(row, 'strategy') } as const;
  if ('en' in scheduled) return importItem(subject, 'not-taken', [scheduled]);
  if (kumaMonitors.length === 0) return importItem(subject, 'not-taken', [notes.windowOfNothing]);
  const told = [...scheduled.notes, ...(isOwn || serverZone ? [] : [notes.windowZoneGuessed])];
  const isOnce = scheduled.schedule.kind === 'once';
  const draft = MaintenanceDraft.safeParse({
    name: cut(textOf(row, 'title'), 150) || 'Uptime Kuma',
    notes: cut(textOf(row, 'description'), 5_000),
    schedule: scheduled.schedule,
    isEnabled: isSet(row, 'active'),
    validFromMs: isOnce ? null : (momentOf(row, 'start_date', timeZone) ?? null),
    validToMs: isOnce ? null : (momentOf(row, 'end_date', timeZone) ?? null),
  });
  if (!draft.success)
    return importItem(
      subject,
      'not-taken',
      draft.error.issues.map(({ path, message }) => sameText(`${path.map(String).join('.')}: ${message}`)),
    );
  return { draft: draft.data, kumaMonitors, item: takenItem(subject, told) };
}

type Scheduled = { readonly schedule: MaintenanceSchedule; readonly notes: readonly Text[] };

function scheduleOf(row: KumaRow, timeZone: string): Scheduled | Text {
  const strategy = textOf(row, 'strategy');
  if (strategy === 'single') return once(row, timeZone);
  const durationMs = durationOf(row);
  const at = /^\d{2}:\d{2}/.exec(textOf(row, 'start_time'))?.[0] ?? '';
  const list = (name: string): unknown[] => {
    const items = jsonOf(row, name);
    return Array.isArray(items) ? items : [];
  };
  switch (strategy) {
    case 'cron': {
      const cron = textOf(row, 'cron');
      if (durationMs === undefined || parseCron(cron).problem) return notes.windowUnreadable;
      return { schedule: { kind: 'cron', cron, durationMs, timeZone }, notes: [] };
    }
    case 'recurring-weekday': {
      const weekdays = list('weekdays').filter((day) => typeof day === 'number');
      if (durationMs === undefined) return notes.windowUnreadable;
      return { schedule: { kind: 'weekly', weekdays, at, durationMs, timeZone }, notes: [] };
    }
    case 'recurring-day-of-month':
      return durationMs === undefined
        ? notes.windowUnreadable
        : monthly(list('days_of_month'), { at, durationMs, timeZone });
    case 'recurring-interval': {
      if (durationMs === undefined) return notes.windowUnreadable;
      if (numberOf(row, 'interval_day') !== 1) return notes.windowEveryFewDays;
      const weekdays = [0, 1, 2, 3, 4, 5, 6];
      return { schedule: { kind: 'weekly', weekdays, at, durationMs, timeZone }, notes: [] };
    }
    default:
      return notes.windowByHand;
  }
}

function once(row: KumaRow, timeZone: string): Scheduled | Text {
  const [fromMs, toMs] = [momentOf(row, 'start_date', timeZone), momentOf(row, 'end_date', timeZone)];
  if (fromMs === undefined || toMs === undefined || toMs <= fromMs) return notes.windowUnreadable;
  return { schedule: { kind: 'once', fromMs, toMs }, notes: [] };
}

function monthly(
  list: readonly unknown[],
  rest: { readonly at: string; readonly durationMs: number; readonly timeZone: string },
): Scheduled | Text {
  const days = list.flatMap((day): (number | 'last')[] => {
    if (day === 'lastDay1') return ['last'];
    return typeof day === 'number' ? [day] : [];
  });
  if (days.length === 0) return notes.windowUnreadable;
  return {
    schedule: { kind: 'monthly', days, ...rest },
    notes: days.length === list.length ? [] : [notes.windowLastDays],
  };
}

/** At least the minute that a window lasts here. */
function durationOf(row: KumaRow): number | undefined {
  const seconds = numberOf(row, 'duration');
  if (seconds !== undefined && seconds > 0) return Math.max(60, Math.round(seconds)) * 1_000;
  const [from, to] = [minuteOf(textOf(row, 'start_time')), minuteOf(textOf(row, 'end_time'))];
  if (from === undefined || to === undefined || from === to) return undefined;
  return (to > from ? to - from : to + 24 * 60 - from) * 60_000;
}

function minuteOf(time: string): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** `2027-01-01T10:00` as the clocks there show it. */
function momentOf(row: KumaRow, name: string, timeZone: string): number | undefined {
  const text = textOf(row, name).replace(' ', 'T');
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return undefined;
  const shownMs = Date.parse(`${text.slice(0, 16)}Z`);
  if (!Number.isFinite(shownMs)) return undefined;
  const nearMs = shownMs - offsetAt(timeZone, shownMs);
  return Math.max(0, shownMs - offsetAt(timeZone, nearMs));
}
