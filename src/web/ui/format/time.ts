import { formatMessage, type Language } from '../../i18n/message.ts';
import { uiText } from '../../i18n/ui-text.ts';
import { formatDuration } from './duration.ts';

const nowishMs = 10_000;

/** `12 min ago`, `in 3 d`, `just now`. Pass the same `nowMs` to all times of a page so that they agree. */
export function formatAgo(atMs: number, nowMs: number, language: Language): string {
  const ageMs = nowMs - atMs;
  if (!Number.isFinite(ageMs)) return '–';
  if (Math.abs(ageMs) < nowishMs) return formatMessage(uiText.justNow, language);
  const span = formatDuration(Math.abs(ageMs), language);
  return formatMessage(ageMs > 0 ? uiText.ago : uiText.fromNow, language, { span });
}

export function exactTime(atMs: number, locale: string): string {
  if (!Number.isFinite(atMs)) return '–';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(atMs);
}

/** Only the hour for today, with the date otherwise: `12:41`, `3 Mar, 12:41`. */
export function clockTime(atMs: number, nowMs: number, locale: string): string {
  const sameDay = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  const date = sameDay ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale, { ...date, hour: '2-digit', minute: '2-digit' }).format(atMs);
}

function digits(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

/** `12:41:07.320` in local time, for columns of log lines. */
export function stampTime(atMs: number): string {
  const date = new Date(atMs);
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => digits(part)).join(':');
  return `${clock}.${digits(date.getMilliseconds(), 3)}`;
}
