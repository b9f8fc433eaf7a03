import type { TimeRange } from '#contracts/notify/routing-config.ts';
import { weekdayName } from '../../../ui/format/weekday.ts';

type Span = TimeRange['weekdays'][number];

/** `22:00`; the end of the day is `24:00`. */
function writeMinute(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Null where it is no time of the day. */
function parseMinute(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/u.exec(text.trim()) ?? [];
  if (hours === undefined || Number(minutes) > 59) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return minute <= 1440 ? minute : null;
}

/** `22:00-07:00, 13:00-14:00`; null where one is none. */
export function parseHours(text: string): Span[] | null {
  const spans = text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [from, to, ...rest] = part.split(/-|–/u).map(parseMinute);
      return typeof from === 'number' && typeof to === 'number' && rest.length === 0 ? { from, to } : null;
    });
  return spans.every((span) => span !== null) ? spans : null;
}

export function writeHours(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${writeMinute(from)}-${writeMinute(to)}`).join(', ');
}

/** `1-5, -1`, one span after another; null where one is none. */
export function parseSpans(text: string): Span[] | null {
  const parts = text.split(',').map((part) => part.trim());
  const spans = parts
    .filter((part) => part !== '')
    .map((part) => {
      const [, from, to = from] = /^(-?\d+)(?:\s*(?:-|:|–|\.\.)\s*(-?\d+))?$/u.exec(part) ?? [];
      return from === undefined ? null : { from: Number(from), to: Number(to) };
    });
  return spans.every((span) => span !== null) ? spans : null;
}

export function writeSpans(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => (from === to ? `${from}` : `${from}..${to}`)).join(', ');
}

/** What is ticked, as spans of neighbours. */
export function spansOf(ticked: ReadonlySet<number>): Span[] {
  const spans: Span[] = [];
  for (const value of [...ticked].toSorted((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last.to === value - 1) last.to = value;
    else spans.push({ from: value, to: value });
  }
  return spans;
}

export function tickedOf(spans: readonly Span[]): ReadonlySet<number> {
  return new Set(
    spans.flatMap(({ from, to }) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)),
  );
}

export function monthName(month: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2023, month - 1, 1),
  );
}

export interface RangeWords {
  readonly always: string;
  readonly days: string;
  readonly and: string;
  /** The last day of a month. */
  readonly last: string;
}

/** `22:00–07:00, Mon–Fri, Europe/Madrid`. `always` is said where no time and no day is named. */
export function rangeWords(range: TimeRange, locale: string, words: RangeWords): string {
  const list = (spans: readonly Span[], spell: (value: number) => string) =>
    spans
      .map(({ from, to }) => (from === to ? spell(from) : `${spell(from)}–${spell(to)}`))
      .join(` ${words.and} `);
  const parts = [
    list(range.times, writeMinute),
    list(range.weekdays, (day) => weekdayName(day, locale)),
    range.daysOfMonth.length > 0
      ? `${words.days} ${list(range.daysOfMonth, (day) => (day === -1 ? words.last : String(day)))}`
      : '',
    list(range.months, (month) => monthName(month, locale)),
    list(range.years, String),
  ].filter((part) => part !== '');
  return [...(parts.length > 0 ? parts : [words.always]), range.timeZone ?? 'UTC'].join(', ');
}
