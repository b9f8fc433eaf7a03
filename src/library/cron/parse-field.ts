import type { NthWeekday } from './cron-schedule.ts';

/** What one field may hold. Sources: crontab(5) of Debian; cronsim for `L`, `LW`, `nL` and `n#k`. */
export interface FieldRange {
  readonly from: number;
  readonly to: number;
  /** The first is `from`. */
  readonly names?: readonly string[];
  readonly takes?: 'last days' | 'nth weekdays';
}

export type FieldItem = number | NthWeekday | 'last day' | 'last workday';

/** Why a piece of a field was not accepted; `piece` as it was written. */
export interface FieldProblem {
  readonly kind: 'empty' | 'unknown' | 'outside' | 'reversed' | 'step' | 'nth';
  readonly piece: string;
}

type Parsed = FieldItem[] | FieldProblem;

/** All that a field lists, unsorted and with repetitions; or the first thing that is wrong. */
export function parseField(text: string, range: FieldRange): Parsed {
  const items: FieldItem[] = [];
  for (const term of text.split(',')) {
    const found = parseTerm(term, range);
    if (!Array.isArray(found)) return found;
    items.push(...found);
  }
  return items;
}

function parseTerm(term: string, range: FieldRange): Parsed {
  if (range.takes === 'nth weekdays' && /[L#]/i.test(term)) return parseNth(term, range);
  const slash = term.indexOf('/');
  if (slash < 0) return parseSpan(term, range);
  const step = wholeNumber(term.slice(slash + 1));
  if (step === undefined || step === 0) return { kind: 'step', piece: term };
  const items = parseSpan(term.slice(0, slash), range);
  return Array.isArray(items) ? everyNth(items, step, range) : items;
}

/** A single number begins a series to the end of the range, even when written as `5-5`. */
function everyNth(items: FieldItem[], step: number, { to }: FieldRange): FieldItem[] {
  const [first] = items;
  const series = items.length === 1 && typeof first === 'number' ? numbers(first, to) : items;
  return series.filter((_, index) => index % step === 0);
}

function parseSpan(text: string, range: FieldRange): Parsed {
  if (text === '*') return numbers(range.from, range.to);
  if (range.takes === 'last days' && /^l$/i.test(text)) return ['last day'];
  if (range.takes === 'last days' && /^lw$/i.test(text)) return ['last workday'];
  const dash = text.indexOf('-');
  if (dash < 0) {
    const value = parseValue(text, range);
    return typeof value === 'number' ? [value] : value;
  }
  const from = parseValue(text.slice(0, dash), range);
  const to = parseValue(text.slice(dash + 1), range);
  if (typeof from !== 'number') return from;
  if (typeof to !== 'number') return to;
  return from > to ? { kind: 'reversed', piece: text } : numbers(from, to);
}

function parseNth(term: string, range: FieldRange): Parsed {
  if (/^\d+L$/i.test(term)) {
    const weekday = parseValue(term.slice(0, -1), range);
    return typeof weekday === 'number' ? [{ weekday: weekday % 7, nth: 'last' }] : weekday;
  }
  const [name = '', count, ...more] = term.split('#');
  if (count === undefined || more.length > 0) return { kind: 'unknown', piece: term };
  const nth = wholeNumber(count);
  if (nth === undefined || nth < 1 || nth > 5) return { kind: 'nth', piece: term };
  const weekday = parseValue(name, range);
  return typeof weekday === 'number' ? [{ weekday: weekday % 7, nth }] : weekday;
}

function parseValue(text: string, { from, to, names }: FieldRange): number | FieldProblem {
  if (text === '') return { kind: 'empty', piece: text };
  const place = names?.indexOf(text.toUpperCase()) ?? -1;
  if (place >= 0) return from + place;
  const value = wholeNumber(text);
  if (value === undefined) return { kind: 'unknown', piece: text };
  return value < from || value > to ? { kind: 'outside', piece: text } : value;
}

function wholeNumber(text: string): number | undefined {
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : undefined;
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
