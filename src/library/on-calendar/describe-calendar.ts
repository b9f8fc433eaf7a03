import { type CronLanguage, cronWords, describeWhen } from '#library/cron/describe-cron.ts';
import type { CronWords } from '#library/cron/cron-words.ts';
import { describeMonths, describeWeekdays, numberSpans } from '#library/cron/describe-days.ts';
import type { CalendarLine, CalendarSchedule } from './calendar-schedule.ts';

/** When a schedule runs, for people: a sentence without a full stop for each of its lines. */
export function describeCalendar({ lines }: CalendarSchedule, language: CronLanguage): string[] {
  const words = cronWords(language);
  return lines.map((line) => describeLine(line, words));
}

function describeLine(line: CalendarLine, words: CronWords): string {
  const { years, timeZone } = line;
  const said = describeWhen(
    line,
    [
      describeDate(line, words),
      describeMonths(line, words),
      years && words.inYears(numberSpans(years, words)),
    ],
    words,
  );
  return timeZone === undefined ? said : `${said} (${words.inZone(timeZone)})`;
}

function describeDate(line: CalendarLine, words: CronWords): string | undefined {
  const day = describeDays(line, words);
  if (line.weekdays.length === 7) return day;
  const weekday = words.either(describeWeekdays({ weekdays: line.weekdays, nthWeekdays: [] }, words));
  return day === undefined ? weekday : `${day}, ${words.ifItIs(weekday)}`;
}

function describeDays({ days, lastDays }: CalendarLine, words: CronWords): string | undefined {
  if (days.length === 31) return undefined;
  if (days.length > 0) return words.onDays(numberSpans(days, words), days.length === 1);
  if (lastDays.length !== lastDays.at(-1))
    return words.onDaysFromEnd(numberSpans(lastDays, words), lastDays.length === 1);
  return lastDays.length === 1 ? words.lastDay : words.lastDays(lastDays.length);
}
