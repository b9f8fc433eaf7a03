import { spanAt } from '#library/time-zone/zone-spans.ts';

/** Both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** All that is given has to hold; within one field any span does. Source: Alertmanager's time intervals. */
export interface IntervalRange {
  /** Minutes of the day, 0 to 1440, `to` not included. `from` after `to` goes past midnight: so may only NEXUS. */
  readonly times: readonly Span[];
  /** Sunday is 0. */
  readonly weekdays: readonly Span[];
  /** 1 to 31, or -1 to -31 from the end of the month. */
  readonly daysOfMonth: readonly Span[];
  readonly months: readonly Span[];
  readonly years: readonly Span[];
  /** IANA name; UTC when absent. */
  readonly timeZone?: string | undefined;
}

interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly minute: number;
}

/** True when a moment lies within any of the ranges. */
export function containsTime(ranges: readonly IntervalRange[], atMs: number): boolean {
  return ranges.some((range) => isWithin(range, localTime(atMs, range.timeZone)));
}

function isWithin(range: IntervalRange, local: LocalTime): boolean {
  // Past midnight, the day that counts is the one on which the time began.
  const early = range.times.some(({ from, to }) => from > to && local.minute < to);
  const isTime =
    range.times.length === 0 ||
    range.times.some(({ from, to }) =>
      from > to ? local.minute >= from : local.minute >= from && local.minute < to,
    );
  if (isTime && isDay(range, local)) return true;
  return early && isDay(range, dayBefore(local));
}

function isDay(range: IntervalRange, { year, month, day, weekday }: LocalTime): boolean {
  return (
    holds(range.weekdays, weekday) &&
    holds(range.months, month) &&
    holds(range.years, year) &&
    (range.daysOfMonth.length === 0 || range.daysOfMonth.some((span) => isDayOfMonth(span, day, year, month)))
  );
}

function holds(spans: readonly Span[], value: number): boolean {
  return spans.length === 0 || spans.some(({ from, to }) => value >= from && value <= to);
}

/** Days past the end of a month are cut to it; a span that begins behind it holds on no day. */
function isDayOfMonth({ from, to }: Span, day: number, year: number, month: number): boolean {
  const length = daysIn(year, month);
  const first = from < 0 ? length + from + 1 : from;
  const last = to < 0 ? length + to + 1 : to;
  if (first > length) return false;
  return day >= Math.max(1, first) && day <= Math.min(length, Math.max(1, last));
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function dayBefore({ year, month, day, minute }: LocalTime): LocalTime {
  const date = new Date(Date.UTC(year, month - 1, day - 1));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    minute,
  };
}

function localTime(atMs: number, timeZone = 'UTC'): LocalTime {
  const local = new Date(atMs + spanAt(timeZone, atMs).offsetMs);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}
