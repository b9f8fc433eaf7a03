import { type Month, weekdayOf } from '#library/time-zone/month.ts';
import type { CronSchedule } from './cron-schedule.ts';

/** True when a schedule runs on that day of the month, if it runs in that month at all. */
export function matchesDay(schedule: CronSchedule, day: number, month: Month): boolean {
  const isDay = matchesDayOfMonth(schedule, day, month);
  if (isDay !== schedule.needsBothDays) return isDay;
  return matchesWeekday(schedule, day, month);
}

function matchesDayOfMonth(schedule: CronSchedule, day: number, month: Month): boolean {
  if (schedule.days.includes(day)) return true;
  if (schedule.hasLastDay && day === month.length) return true;
  return schedule.hasLastWorkday && day === lastWorkday(month);
}

function matchesWeekday(schedule: CronSchedule, day: number, month: Month): boolean {
  const weekday = weekdayOf(day, month);
  if (schedule.weekdays.includes(weekday)) return true;
  return schedule.nthWeekdays.some(
    (wanted) =>
      wanted.weekday === weekday &&
      (wanted.nth === 'last' ? day + 7 > month.length : wanted.nth === Math.ceil(day / 7)),
  );
}

function lastWorkday(month: Month): number {
  const weekday = weekdayOf(month.length, month);
  return month.length - (weekday === 0 ? 2 : weekday === 6 ? 1 : 0);
}
