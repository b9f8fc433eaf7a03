import type { MaintenanceSchedule } from '#contracts/pulse/maintenance.ts';
import { fromLocalField, toLocalField } from '../../../ui/format/local-field.ts';

const hourMs = 3_600_000;

/** Every field of every kind at once, so that nothing typed is lost by looking at another kind. */
export interface ScheduleDraft {
  readonly kind: MaintenanceSchedule['kind'];
  readonly from: string;
  readonly to: string;
  readonly weekdays: readonly number[];
  readonly days: string;
  readonly at: string;
  readonly durationMs: number;
  readonly cron: string;
  readonly timeZone: string;
}

/** A new one begins at the next full hour and lasts one. */
export function newSchedule(nowMs: number): ScheduleDraft {
  const fromMs = Math.ceil(nowMs / hourMs) * hourMs;
  return {
    kind: 'once',
    from: toLocalField(fromMs),
    to: toLocalField(fromMs + hourMs),
    weekdays: [0],
    days: '1',
    at: '03:00',
    durationMs: hourMs,
    cron: '0 3 * * SUN',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

export function draftOfSchedule(schedule: MaintenanceSchedule, nowMs: number): ScheduleDraft {
  const base = { ...newSchedule(nowMs), kind: schedule.kind };
  switch (schedule.kind) {
    case 'once':
      return { ...base, from: toLocalField(schedule.fromMs), to: toLocalField(schedule.toMs) };
    case 'weekly':
      return { ...base, ...schedule };
    case 'monthly':
      return { ...base, ...schedule, days: schedule.days.join(', ') };
    case 'cron':
      return { ...base, ...schedule };
  }
}

/** Null while something in it cannot be so. */
export function readSchedule(draft: ScheduleDraft): MaintenanceSchedule | null {
  const { kind, at, durationMs, timeZone, cron } = draft;
  const timed = { at, durationMs, timeZone };
  const isTimed = /^\d\d:\d\d$/.test(at) && durationMs >= 60_000;
  switch (kind) {
    case 'once': {
      const [fromMs, toMs] = [fromLocalField(draft.from), fromLocalField(draft.to)];
      return fromMs !== null && toMs !== null && toMs > fromMs ? { kind, fromMs, toMs } : null;
    }
    case 'weekly':
      return draft.weekdays.length > 0 && isTimed ? { kind, weekdays: [...draft.weekdays], ...timed } : null;
    case 'monthly': {
      const days = readDays(draft.days);
      return days && isTimed ? { kind, days, ...timed } : null;
    }
    case 'cron':
      return cron.trim() !== '' && durationMs >= 60_000
        ? { kind, cron: cron.trim(), durationMs, timeZone }
        : null;
  }
}

function readDays(text: string): (number | 'last')[] | null {
  const parts = text
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');
  const days = parts.map((part) => (part === 'last' ? part : Number(part)));
  const isDay = (day: number | 'last') => day === 'last' || (Number.isInteger(day) && day >= 1 && day <= 31);
  return days.length > 0 && days.every(isDay) ? days : null;
}
