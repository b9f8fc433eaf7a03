import type { Span } from './time-interval.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Each reads one span as alertmanager.yml writes it, such as `monday:friday` or `-3:-1`; null when it is none. */
export const parseSpan = {
  weekday: (text: string) => ordered(spanOf(text, (one) => positionIn(weekdays, one, 0))),
  month: (text: string) =>
    within(
      spanOf(text, (one) => positionIn(months, one, 1) ?? wholeNumber(one)),
      1,
      12,
    ),
  dayOfMonth(text: string): Span | null {
    const span = within(spanOf(text, wholeNumber), -31, 31);
    if (!span || span.from === 0 || span.to === 0 || (span.from < 0 && span.to > 0)) return null;
    // Alertmanager takes a month of 30 days to tell what is always the wrong way round.
    const positive = (day: number) => (day < 0 ? 30 + day : day);
    return positive(span.from) > positive(span.to) ? null : span;
  },
  year: (text: string) => ordered(spanOf(text, wholeNumber)),
};

export const formatSpan = {
  weekday: (span: Span) => formatted(span, (one) => weekdays[one] ?? ''),
  month: (span: Span) => formatted(span, (one) => months[one - 1] ?? ''),
  number: (span: Span) => formatted(span, String),
};

/** Minutes of the day of `09:30`; null when it is none. */
export function parseTimeOfDay(text: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= 1440 ? minute : null;
}

export function formatTimeOfDay(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function spanOf(text: string, parse: (one: string) => number | null): Span | null {
  const [from = '', to = from, ...rest] = text.trim().toLowerCase().split(':');
  const [first, last] = [parse(from), parse(to)];
  return first === null || last === null || rest.length > 0 ? null : { from: first, to: last };
}

function ordered(span: Span | null): Span | null {
  return span && span.from <= span.to ? span : null;
}

function within(span: Span | null, least: number, most: number): Span | null {
  const isIn = (one: number) => one >= least && one <= most;
  return span && isIn(span.from) && isIn(span.to) && (least < 0 || span.from <= span.to) ? span : null;
}

function positionIn(names: readonly string[], name: string, first: number): number | null {
  const at = names.indexOf(name);
  return at === -1 ? null : at + first;
}

function wholeNumber(text: string): number | null {
  return /^-?\d+$/.test(text) ? Number(text) : null;
}

function formatted({ from, to }: Span, format: (one: number) => string): string {
  return from === to ? format(from) : `${format(from)}:${format(to)}`;
}
