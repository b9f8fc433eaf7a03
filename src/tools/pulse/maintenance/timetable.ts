import type { MaintenanceDraft, MaintenanceSchedule, Occurrence } from '#contracts/pulse/maintenance.ts';
import type { CronSchedule } from '#library/cron/cron-schedule.ts';
import { parseCron } from '#library/cron/parse-cron.ts';
import { nextRun, previousRun } from '#library/cron/runs.ts';

/** When a maintenance window is open. Times are milliseconds since 1970. */
export interface Timetable {
  /** The stretch in which it is open at a moment; undefined: it is closed. */
  openAt(atMs: number): Occurrence | undefined;
  /** The first time after a moment that it opens; undefined: never again. */
  nextOpening(afterMs: number): Occurrence | undefined;
}

type Planned = Pick<MaintenanceDraft, 'schedule' | 'isEnabled' | 'validFromMs' | 'validToMs'>;

const never: Timetable = { openAt: () => undefined, nextOpening: () => undefined };

/** Of a schedule that `checkWindow` has accepted; what it would refuse is never open. */
export function timetableOf({ schedule, isEnabled, validFromMs, validToMs }: Planned): Timetable {
  if (!isEnabled) return never;
  if (schedule.kind === 'once') return once(schedule);
  const cron = cronOf(schedule).schedule;
  if (!cron) return never;
  return repeated(cron, schedule, {
    fromMs: validFromMs ?? Number.NEGATIVE_INFINITY,
    toMs: validToMs ?? Number.POSITIVE_INFINITY,
  });
}

type Repeated = Exclude<MaintenanceSchedule, { kind: 'once' }>;

/** Days of the week and of the month are written as cron has them, so that clocks that change mean the same everywhere. */
export function cronOf(schedule: Repeated): ReturnType<typeof parseCron> {
  if (schedule.kind === 'cron') return parseCron(schedule.cron);
  const [hour = '', minute = ''] = schedule.at.split(':');
  const days =
    schedule.kind === 'weekly'
      ? `* * ${schedule.weekdays.join(',')}`
      : `${schedule.days.map((day) => (day === 'last' ? 'L' : day)).join(',')} * *`;
  return parseCron(`${minute} ${hour} ${days}`);
}

function once({ fromMs, toMs }: Occurrence): Timetable {
  const only = { fromMs, toMs };
  return {
    openAt: (atMs) => (fromMs <= atMs && atMs < toMs ? only : undefined),
    nextOpening: (afterMs) => (fromMs > afterMs && toMs > fromMs ? only : undefined),
  };
}

/** Runs that begin before the one before has ended make one stretch of at most so many. */
const mostRuns = 500;

function repeated(cron: CronSchedule, { durationMs, timeZone }: Repeated, valid: Occurrence): Timetable {
  const next = (afterMs: number) => {
    const runMs = nextRun(cron, Math.max(afterMs, valid.fromMs - 1), timeZone);
    return runMs !== undefined && runMs < valid.toMs ? runMs : undefined;
  };
  const previous = (atMs: number) => {
    const runMs = previousRun(cron, Math.min(atMs + 1, valid.toMs), timeZone);
    return runMs !== undefined && runMs >= valid.fromMs ? runMs : undefined;
  };
  const stretchFrom = (runMs: number): Occurrence => {
    let toMs = runMs + durationMs;
    let lastMs = runMs;
    for (let run = 0; run < mostRuns; run += 1) {
      const nextMs = next(lastMs);
      if (nextMs === undefined || nextMs > toMs) break;
      lastMs = nextMs;
      toMs = nextMs + durationMs;
    }
    return { fromMs: runMs, toMs };
  };
  return {
    openAt(atMs) {
      const runMs = previous(atMs);
      return runMs !== undefined && atMs < runMs + durationMs ? stretchFrom(runMs) : undefined;
    },
    nextOpening(afterMs) {
      // What opens again while it is open is no opening.
      const isOpenUntilMs = this.openAt(afterMs)?.toMs ?? afterMs;
      const runMs = next(isOpenUntilMs);
      return runMs === undefined ? undefined : stretchFrom(runMs);
    },
  };
}

/** The stretches after a moment, and the one that is open then; at most so many. */
export function occurrencesFrom(timetable: Timetable, fromMs: number, most: number): Occurrence[] {
  const open = timetable.openAt(fromMs);
  const found = open ? [open] : [];
  let next = timetable.nextOpening(open ? open.toMs - 1 : fromMs);
  while (next && found.length < most) {
    found.push(next);
    next = timetable.nextOpening(next.toMs - 1);
  }
  return found;
}
