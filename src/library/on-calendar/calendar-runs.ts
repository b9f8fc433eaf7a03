import { type Month, weekdayOf } from '#library/time-zone/month.ts';
import { nextZonedRun, previousZonedRun, type ZonedSchedule } from '#library/time-zone/zoned-runs.ts';
import type { CalendarLine, CalendarSchedule } from './calendar-schedule.ts';

/**
 * The first run after a moment, in milliseconds since 1970; undefined when there is none before the year 2200.
 * @param timeZone of the lines that name none.
 * @throws RangeError when there is no such time zone.
 */
export function nextCalendarRun(
  { lines }: CalendarSchedule,
  afterMs: number,
  timeZone: string,
): number | undefined {
  const runs = lines.map((line) => nextZonedRun(zoned(line), afterMs, line.timeZone ?? timeZone));
  return runs.filter((run) => run !== undefined).toSorted((left, right) => left - right)[0];
}

/** The last run before a moment, likewise. */
export function previousCalendarRun(
  { lines }: CalendarSchedule,
  beforeMs: number,
  timeZone: string,
): number | undefined {
  const runs = lines.map((line) => previousZonedRun(zoned(line), beforeMs, line.timeZone ?? timeZone));
  return runs.filter((run) => run !== undefined).toSorted((left, right) => right - left)[0];
}

function zoned(line: CalendarLine): ZonedSchedule {
  const { hours, minutes, seconds, months, years } = line;
  return {
    hours,
    minutes,
    seconds,
    hasMonth: ({ month, year }) => months.includes(month) && (years?.includes(year) ?? true),
    hasDay: (day, month) => matchesDay(line, day, month),
    whenSkipped: 'leave out',
    whenRepeated: 'run once',
  };
}

function matchesDay({ days, lastDays, weekdays }: CalendarLine, day: number, month: Month): boolean {
  if (!weekdays.includes(weekdayOf(day, month))) return false;
  return days.includes(day) || lastDays.includes(month.length - day + 1);
}
