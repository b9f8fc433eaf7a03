import type { ImportItem } from '#contracts/pulse/import.ts';
import { MaintenanceDraft, type MaintenanceSchedule } from '#contracts/pulse/maintenance.ts';
import { parseCron } from '#library/cron/parse-cron.ts';
import { isTimeZone, offsetAt } from '#library/time-zone/zone-offset.ts';
import type { Text } from '../checks/check-kind.ts';
import { sameText } from '../discovery/found.ts';
import { isSet, jsonOf, type KumaRow, numberOf, textOf } from './kuma-data.ts';
import { sayBoth } from './notes.ts';

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
  if ('en' in scheduled) return itemOf(row, 'not-taken', [scheduled]);
  if (kumaMonitors.length === 0) return itemOf(row, 'not-taken', [ofNothing]);
  const told = [...scheduled.notes, ...(isOwn || serverZone ? [] : [zoneGuessed])];
  const isOnce = scheduled.schedule.kind === 'once';
  const draft = MaintenanceDraft.safeParse({
    name: textOf(row, 'title').slice(0, 150).toWellFormed() || 'Uptime Kuma',
    notes: textOf(row, 'description').slice(0, 5_000).toWellFormed(),
    schedule: scheduled.schedule,
    isEnabled: isSet(row, 'active'),
    validFromMs: isOnce ? null : (momentOf(row, 'start_date', timeZone) ?? null),
    validToMs: isOnce ? null : (momentOf(row, 'end_date', timeZone) ?? null),
  });
  if (!draft.success)
    return itemOf(
      row,
      'not-taken',
      draft.error.issues.map(({ path, message }) => sameText(`${path.map(String).join('.')}: ${message}`)),
    );
  const item = itemOf(row, told.length > 0 ? 'changed' : 'taken', told);
  return { draft: draft.data, kumaMonitors, item };
}

function itemOf(row: KumaRow, outcome: ImportItem['outcome'], told: readonly Text[]): ImportItem {
  const [name, kind] = [textOf(row, 'title').slice(0, 300), textOf(row, 'strategy').slice(0, 50)];
  return { what: 'maintenance', name, kind, outcome, notes: [...told] };
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
      if (durationMs === undefined || parseCron(cron).problem) return unreadable;
      return { schedule: { kind: 'cron', cron, durationMs, timeZone }, notes: [] };
    }
    case 'recurring-weekday': {
      const weekdays = list('weekdays').filter((day) => typeof day === 'number');
      if (durationMs === undefined) return unreadable;
      return { schedule: { kind: 'weekly', weekdays, at, durationMs, timeZone }, notes: [] };
    }
    case 'recurring-day-of-month':
      return durationMs === undefined
        ? unreadable
        : monthly(list('days_of_month'), { at, durationMs, timeZone });
    case 'recurring-interval': {
      if (durationMs === undefined) return unreadable;
      if (numberOf(row, 'interval_day') !== 1) return everyFewDays;
      const weekdays = [0, 1, 2, 3, 4, 5, 6];
      return { schedule: { kind: 'weekly', weekdays, at, durationMs, timeZone }, notes: [] };
    }
    default:
      return byHand;
  }
}

function once(row: KumaRow, timeZone: string): Scheduled | Text {
  const [fromMs, toMs] = [momentOf(row, 'start_date', timeZone), momentOf(row, 'end_date', timeZone)];
  if (fromMs === undefined || toMs === undefined || toMs <= fromMs) return unreadable;
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
  if (days.length === 0) return unreadable;
  return {
    schedule: { kind: 'monthly', days, ...rest },
    notes: days.length === list.length ? [] : [lastDays],
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

const unreadable = sayBoth(
  'When it is open cannot be read. Plan it again in NEXUS.',
  'No se puede leer cuándo se abre. Planifícalo de nuevo en NEXUS.',
);
const ofNothing = sayBoth('It is for no monitor.', 'No es para ningún monitor.');
const byHand = sayBoth(
  'It was opened by hand. Plan one in NEXUS when you need it.',
  'Se abría a mano. Planifica uno en NEXUS cuando lo necesites.',
);
const everyFewDays = sayBoth(
  'NEXUS has no window every few days. Plan it by weekdays, days of the month or a cron line.',
  'NEXUS no tiene ventanas cada varios días. Planifícala por días de la semana, del mes o con una línea de cron.',
);
const lastDays = sayBoth(
  'Of the days before the last of a month, only the last day itself was taken over.',
  'De los últimos días del mes solo se trasladó el último.',
);
const zoneGuessed = sayBoth(
  'The file does not say the time zone of its server; UTC was taken. Look at its times.',
  'El fichero no dice la zona horaria de su servidor; se tomó UTC. Revisa sus horas.',
);
