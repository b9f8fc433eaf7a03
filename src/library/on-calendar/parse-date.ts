import type { CalendarField, CalendarLine, CalendarProblem } from './calendar-schedule.ts';
import { parsePart, type PartRange, wholeNumber } from './parse-part.ts';
import { neverADay, noForm, wrongPart } from './problem-words.ts';

export type DateParts = Pick<CalendarLine, 'years' | 'months' | 'days' | 'lastDays'>;
export type TimeParts = Pick<CalendarLine, 'hours' | 'minutes' | 'seconds'>;

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ranges = {
  year: { from: 1970, to: 2199, read: readYear },
  month: { from: 1, to: 12 },
  'day of month': { from: 1, to: 31 },
  hour: { from: 0, to: 23 },
  minute: { from: 0, to: 59 },
  second: { from: 0, to: 59 },
} as const satisfies Partial<Record<CalendarField, PartRange>>;
/** Monday is 1 and Sunday 7 here, so that Fri..Sun is a range. */
const weekdayRange: PartRange = { from: 1, to: 7, read: readWeekday };

export const everyDate: DateParts = {
  years: undefined,
  months: Array.from({ length: 12 }, (_, index) => index + 1),
  days: Array.from({ length: 31 }, (_, index) => index + 1),
  lastDays: [],
};

/** `Mon,Wed..Fri`; a dash is taken for two dots, and a comma at the end for nothing. */
export function parseWeekdays(text: string): number[] | CalendarProblem {
  const names = text.replace(/,$/, '').replaceAll('-', '..');
  const found = /[*/]/.test(names) ? undefined : parsePart(names, weekdayRange);
  if (found === undefined) return wrongPart('day of week', text);
  return found.map((weekday) => weekday % 7).toSorted((left, right) => left - right);
}

/** `2026-03-01`, `03-01`, `*-02~03` (the third last day of February). */
export function parseDate(text: string): DateParts | CalendarProblem {
  const [front = '', fromEnd, ...more] = text.split('~');
  const pieces = front.split('-');
  if (fromEnd === undefined && pieces.length < 2) return noForm(text);
  const dayText = fromEnd ?? pieces.pop() ?? '';
  const monthText = pieces.pop() ?? '';
  const yearText = pieces.pop();
  if (more.length > 0 || pieces.length > 0) return noForm(text);
  const years = yearText === undefined || yearText === '*' ? undefined : parsePart(yearText, ranges.year);
  if (yearText !== undefined && yearText !== '*' && years === undefined) return wrongPart('year', yearText);
  const months = parsePart(monthText, ranges.month);
  if (months === undefined) return wrongPart('month', monthText);
  const days = fromEnd === undefined ? parsePart(dayText, ranges['day of month']) : parseLastDays(dayText);
  if (days === undefined) return wrongPart('day of month', dayText);
  const [first = 1] = days;
  if (months.every((month) => first > (longestMonth[month - 1] ?? 0))) return neverADay();
  return fromEnd === undefined
    ? { years, months, days, lastDays: [] }
    : { years, months, days: [], lastDays: days };
}

/** `04:05` or `04:05:06`. */
export function parseTime(text: string): TimeParts | CalendarProblem {
  const [hourText = '', minuteText = '', secondText = '0', ...more] = text.split(':');
  if (more.length > 0) return noForm(text);
  const hours = parsePart(hourText, ranges.hour);
  if (hours === undefined) return wrongPart('hour', hourText);
  const minutes = parsePart(minuteText, ranges.minute);
  if (minutes === undefined) return wrongPart('minute', minuteText);
  const seconds = parsePart(secondText, ranges.second);
  return seconds === undefined ? wrongPart('second', secondText) : { hours, minutes, seconds };
}

/** A repetition without an end (`7/1`, `7/3`) goes towards the last day, not away from it. */
function parseLastDays(text: string): number[] | undefined {
  const found = new Set<number>();
  for (const term of text.split(',')) {
    const [, from, step] = /^(\d+)\/(\d+)$/.exec(term) ?? [];
    const isOpen = from !== undefined && step !== undefined;
    const days = parsePart(isOpen ? from : term, { from: 1, to: 28 });
    if (days === undefined || Number(step) === 0) return undefined;
    for (const day of days) {
      found.add(day);
      if (isOpen) for (let later = day - Number(step); later >= 1; later -= Number(step)) found.add(later);
    }
  }
  return [...found].toSorted((left, right) => left - right);
}

function readWeekday(text: string): number | undefined {
  const name = text.toLowerCase();
  const place = weekdayNames.findIndex((weekday) => weekday === name || weekday.slice(0, 3) === name);
  return place === 0 ? 7 : place < 0 ? undefined : place;
}

/** Two digits are 1970 to 2069. */
function readYear(text: string): number | undefined {
  const year = wholeNumber(text);
  if (year === undefined || year >= 100) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}
