import { type Month, monthOf } from './month.ts';

const dayMs = 86_400_000;
/** Schedules that name a year name one of these two centuries; what has not come by then never comes. */
const maxMonths = 200 * 12;

/** Times that a calendar and a clock on the wall can show; numbers ascend, and each list has one. */
export interface WallSchedule {
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly seconds: readonly number[];
  hasMonth(month: Month): boolean;
  /** Only asked in months that it has. */
  hasDay(day: number, month: Month): boolean;
}

export type Direction = 1 | -1;

/**
 * The nearest time that a clock on the wall shows when the schedule runs, at or after `wallMs`; at or before it with -1.
 * Wall times are milliseconds as if the clock showed UTC.
 */
export function findWallTime(
  schedule: WallSchedule,
  wallMs: number,
  direction: Direction,
): number | undefined {
  const wholeMs = (direction === 1 ? Math.ceil(wallMs / 1000) : Math.floor(wallMs / 1000)) * 1000;
  const todayMs = Math.floor(wholeMs / dayMs) * dayMs;
  const date = new Date(todayMs);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const thisMonth = monthOf(year, month);
  const isToday = schedule.hasMonth(thisMonth) && schedule.hasDay(day, thisMonth);
  if (isToday) {
    const second = findSecondOfDay(schedule, (wholeMs - todayMs) / 1000, direction);
    if (second !== undefined) return todayMs + second * 1000;
  }
  const otherDayMs = findDay(schedule, { year, month, day }, direction);
  const second = findSecondOfDay(schedule, direction === 1 ? 0 : 86_399, direction);
  if (otherDayMs === undefined || second === undefined) return undefined;
  return otherDayMs + second * 1000;
}

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The nearest day after (before) another. */
function findDay(schedule: WallSchedule, from: CalendarDay, direction: Direction): number | undefined {
  for (let count = 0; count <= maxMonths; count += 1) {
    const month = monthOf(from.year, from.month + count * direction);
    if (!schedule.hasMonth(month)) continue;
    const edge = direction === 1 ? 1 : month.length;
    let day = count === 0 ? from.day + direction : edge;
    for (; day >= 1 && day <= month.length; day += direction)
      if (schedule.hasDay(day, month)) return Date.UTC(month.year, month.month - 1, day);
  }
  return undefined;
}

function findSecondOfDay(schedule: WallSchedule, at: number, direction: Direction): number | undefined {
  const { hours, minutes, seconds } = schedule;
  const [hour, minute] = [Math.floor(at / 3600), Math.floor(at / 60) % 60];
  if (hours.includes(hour)) {
    if (minutes.includes(minute)) {
      const second = nearest(seconds, at % 60, direction);
      if (second !== undefined) return hour * 3600 + minute * 60 + second;
    }
    const other = nearest(minutes, minute + direction, direction);
    if (other !== undefined) return hour * 3600 + other * 60 + edgeOf(seconds, direction);
  }
  const other = nearest(hours, hour + direction, direction);
  if (other === undefined) return undefined;
  return other * 3600 + edgeOf(minutes, direction) * 60 + edgeOf(seconds, direction);
}

function nearest(ascending: readonly number[], from: number, direction: Direction): number | undefined {
  return direction === 1
    ? ascending.find((value) => value >= from)
    : ascending.findLast((value) => value <= from);
}

function edgeOf(ascending: readonly number[], direction: Direction): number {
  return (direction === 1 ? ascending[0] : ascending.at(-1)) ?? 0;
}
