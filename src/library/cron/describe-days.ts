import type { CronSchedule } from './cron-schedule.ts';
import type { CronWords } from './cron-words.ts';
import { runsOf } from './number-runs.ts';

/** The days of a month on which it runs; undefined when every day. */
export function describeDays(schedule: CronSchedule, words: CronWords): string | undefined {
  const isAnyDay = schedule.days.length === 31;
  const isAnyWeekday = schedule.weekdays.length === 7;
  if (isAnyDay && isAnyWeekday) return undefined;
  if (!schedule.needsBothDays && (isAnyDay || isAnyWeekday)) return undefined;
  const days = describeDaysOfMonth(schedule, words);
  const weekdays = describeWeekdays(schedule, words);
  if (isAnyDay) return words.either(weekdays);
  if (isAnyWeekday) return words.either(days);
  if (schedule.needsBothDays) return `${words.either(days)}, ${words.ifItIs(words.either(weekdays))}`;
  return words.either([...days, ...weekdays]);
}

/** The months in which it runs; undefined when in all. */
export function describeMonths(
  { months }: Pick<CronSchedule, 'months'>,
  words: CronWords,
): string | undefined {
  if (months.length === 12) return undefined;
  const name = (month: number) => words.months[month - 1] ?? '';
  return words.inMonths(
    runsOf(months).map(({ from, to }) => (from === to ? name(from) : words.span(name(from), name(to)))),
  );
}

/** `1`, `3 to 5` and the like. */
export function numberSpans(ascending: readonly number[], words: CronWords): string[] {
  return runsOf(ascending).map(({ from, to }) => (from === to ? `${from}` : words.span(`${from}`, `${to}`)));
}

function describeDaysOfMonth({ days, hasLastDay, hasLastWorkday }: CronSchedule, words: CronWords): string[] {
  return [
    ...(days.length > 0 ? [words.onDays(numberSpans(days, words), days.length === 1)] : []),
    ...(hasLastDay ? [words.lastDay] : []),
    ...(hasLastWorkday ? [words.lastWorkday] : []),
  ];
}

/** A week begins on Monday, so that a weekend is one span. */
export function describeWeekdays(
  { weekdays, nthWeekdays }: Pick<CronSchedule, 'weekdays' | 'nthWeekdays'>,
  words: CronWords,
): string[] {
  const fromMonday = weekdays.map((weekday) => (weekday + 6) % 7).toSorted((left, right) => left - right);
  const named = runsOf(fromMonday).map(({ from, to }) =>
    from === to ? words.onWeekday((from + 1) % 7) : words.onWeekdays((from + 1) % 7, (to + 1) % 7),
  );
  return [...named, ...nthWeekdays.map(({ weekday, nth }) => words.onNthWeekday(weekday, nth))];
}
