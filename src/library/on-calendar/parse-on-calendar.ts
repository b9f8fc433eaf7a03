import { isTimeZone } from '#library/time-zone/zone-offset.ts';
import type { CalendarLine, CalendarProblem, CalendarSchedule } from './calendar-schedule.ts';
import {
  type DateParts,
  everyDate,
  parseDate,
  parseTime,
  parseWeekdays,
  type TimeParts,
} from './parse-date.ts';
import { noForm, tooManyLines } from './problem-words.ts';

export type ParsedCalendar =
  | { readonly schedule: CalendarSchedule; readonly problem?: undefined }
  | { readonly schedule?: undefined; readonly problem: CalendarProblem };

const special: Readonly<Record<string, string>> = {
  minutely: '*:*',
  hourly: '*:00',
  daily: '00:00',
  weekly: 'Mon',
  monthly: '*-01',
  quarterly: '01,04,07,10-01',
  semiannually: '01,07-01',
  'semi-annually': '01,07-01',
  biannually: '01,07-01',
  'bi-annually': '01,07-01',
  yearly: '01-01',
  annually: '01-01',
};

const maxLines = 20;
const maxLength = 1000;
const midnight: TimeParts = { hours: [0], minutes: [0], seconds: [0] };

/** Reads one calendar event a line; empty lines are left out. */
export function parseOnCalendar(text: string): ParsedCalendar {
  const written = text.split('\n').filter((line) => line.trim() !== '');
  if (written.length === 0) return { problem: noForm('') };
  if (written.length > maxLines || text.length > maxLength) return { problem: tooManyLines(maxLines) };
  const lines: CalendarLine[] = [];
  for (const line of written) {
    const found = parseLine(line);
    if ('message' in found) return { problem: found };
    lines.push(found);
  }
  return { schedule: { text: written.map((line) => line.trim()).join('\n'), lines } };
}

function parseLine(line: string): CalendarLine | CalendarProblem {
  const words = line.split(/\s+/).filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const timeZone = words.length > 1 && /^[a-z]/i.test(last) && isTimeZone(last) ? last : undefined;
  if (timeZone !== undefined) words.pop();
  const [first = ''] = words;
  const name = first.toLowerCase();
  const parts = words.length === 1 && Object.hasOwn(special, name) ? [special[name] ?? ''] : words;
  const found = parseParts(parts, line.trim());
  return 'message' in found ? found : { ...found, timeZone };
}

/** Weekdays, date and time, in this order; one of them is enough. */
function parseParts(words: string[], line: string): Omit<CalendarLine, 'timeZone'> | CalendarProblem {
  const rest = [...words];
  const timeText = rest.at(-1)?.includes(':') ? rest.pop() : undefined;
  const dateText = /^[\d*].*[-~]/.test(rest.at(-1) ?? '') ? rest.pop() : undefined;
  const weekdayText = rest.shift();
  if (rest.length > 0) return noForm(line);
  if (weekdayText !== undefined && !/^[a-z]/i.test(weekdayText)) return noForm(line);
  const weekdays = weekdayText === undefined ? [0, 1, 2, 3, 4, 5, 6] : parseWeekdays(weekdayText);
  const date: DateParts | CalendarProblem = dateText === undefined ? everyDate : parseDate(dateText);
  const time: TimeParts | CalendarProblem = timeText === undefined ? midnight : parseTime(timeText);
  if ('message' in weekdays) return weekdays;
  if ('message' in date) return date;
  if ('message' in time) return time;
  return { weekdays, ...date, ...time };
}
