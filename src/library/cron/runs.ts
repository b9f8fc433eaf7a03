import { nextZonedRun, previousZonedRun, type ZonedSchedule } from '#library/time-zone/zoned-runs.ts';
import type { CronSchedule } from './cron-schedule.ts';
import { matchesDay } from './match-day.ts';

/**
 * The first run after a moment, in milliseconds since 1970; undefined when there never is one.
 * @throws RangeError when there is no such time zone.
 */
export function nextRun(schedule: CronSchedule, afterMs: number, timeZone: string): number | undefined {
  return nextZonedRun(zoned(schedule), afterMs, timeZone);
}

/**
 * The last run before a moment, in milliseconds since 1970; undefined when there never was one.
 * @throws RangeError when there is no such time zone.
 */
export function previousRun(schedule: CronSchedule, beforeMs: number, timeZone: string): number | undefined {
  return previousZonedRun(zoned(schedule), beforeMs, timeZone);
}

function zoned(schedule: CronSchedule): ZonedSchedule {
  const { hours, minutes, seconds, months, follows } = schedule;
  return {
    hours,
    minutes,
    seconds,
    hasMonth: ({ month }) => months.includes(month),
    hasDay: (day, month) => matchesDay(schedule, day, month),
    whenSkipped: follows === 'clock' ? 'run' : 'leave out',
    whenRepeated: follows === 'clock' ? 'run once' : 'run twice',
  };
}
