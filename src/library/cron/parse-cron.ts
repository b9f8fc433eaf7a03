import type { CronField, CronProblem, CronSchedule, NthWeekday } from './cron-schedule.ts';
import { type FieldItem, type FieldRange, parseField } from './parse-field.ts';
import { neverADay, wrongField, wrongFieldCount } from './problem-words.ts';

export type ParsedCron =
  | { readonly schedule: CronSchedule; readonly problem?: undefined }
  | { readonly schedule?: undefined; readonly problem: CronProblem };

const monthNames = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const weekdayNames = 'SUN MON TUE WED THU FRI SAT'.split(' ');
const longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** More is no schedule that a person wrote. */
const maxLength = 1000;

const fields: readonly (readonly [CronField, FieldRange])[] = [
  ['second', { from: 0, to: 59 }],
  ['minute', { from: 0, to: 59 }],
  ['hour', { from: 0, to: 23 }],
  ['day of month', { from: 1, to: 31, takes: 'last days' }],
  ['month', { from: 1, to: 12, names: monthNames }],
  ['day of week', { from: 0, to: 7, names: weekdayNames, takes: 'nth weekdays' }],
];

/** Reads five fields, or six with seconds in front. */
export function parseCron(text: string): ParsedCron {
  const written = text
    .slice(0, maxLength)
    .split(/[\s]+/)
    .filter((part) => part !== '');
  const hasSeconds = written.length === 6;
  if ((written.length !== 5 && !hasSeconds) || text.length > maxLength)
    return { problem: wrongFieldCount(written.length) };
  const parts = hasSeconds ? written : ['0', ...written];
  const items: FieldItem[][] = [];
  for (const [index, [field, range]] of fields.entries()) {
    const found = parseField(parts[index] ?? '', range);
    if (!Array.isArray(found)) return { problem: wrongField(field, found, range) };
    items.push(found);
  }
  const schedule = scheduleOf(parts, hasSeconds, items);
  return hasAnyDay(schedule) ? { schedule } : { problem: neverADay() };
}

function scheduleOf(parts: string[], hasSeconds: boolean, items: FieldItem[][]): CronSchedule {
  const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = []] = items;
  const isStarred = (index: number) => parts[index]?.startsWith('*') ?? false;
  return {
    text: parts.slice(hasSeconds ? 0 : 1).join(' '),
    hasSeconds,
    seconds: sorted(seconds),
    minutes: sorted(minutes),
    hours: sorted(hours),
    days: sorted(days),
    hasLastDay: days.includes('last day'),
    hasLastWorkday: days.includes('last workday'),
    months: sorted(months),
    weekdays: sorted(weekdays.map((item) => (typeof item === 'number' ? item % 7 : item))),
    nthWeekdays: weekdays.filter((item): item is NthWeekday => typeof item === 'object'),
    needsBothDays: isStarred(3) || isStarred(5),
    follows: hasSeconds || isStarred(1) || isStarred(2) ? 'time' : 'clock',
  };
}

/** False for the 31st of April, even if a weekday would do: it is a mistake. */
function hasAnyDay({ days, hasLastDay, hasLastWorkday, months }: CronSchedule): boolean {
  const [first] = days;
  if (first === undefined || hasLastDay || hasLastWorkday) return true;
  return months.some((month) => first <= (longestMonth[month - 1] ?? 0));
}

function sorted(items: readonly FieldItem[]): number[] {
  const numbers = items.filter((item) => typeof item === 'number');
  return [...new Set(numbers)].toSorted((left, right) => left - right);
}
