import type { UpdateWindow } from '#contracts/watcher/policy.ts';
import { formatMessage, type Language } from '../../../i18n/message.ts';
import { localeOf } from '../../../ui/format/use-format.ts';
import { readPlainCron } from './plain-cron.ts';
import { settingText } from './setting-text.ts';

/** When it opens: `Saturday 03:00`, `every day 03:00`; what cannot be said in a few words as it was written. */
export function cronWords(cron: string, language: Language): string {
  const plain = readPlainCron(cron);
  if (!plain) return formatMessage(settingText.cronAsWritten, language, { cron });
  const times = listOf(plain.times, language);
  if (plain.days.length > 0)
    return formatMessage(settingText.onDays, language, {
      times,
      days: listOf(plain.days.map(String), language),
      count: plain.days.length,
    });
  if (plain.weekdays.length === 0 || plain.weekdays.length === 7)
    return formatMessage(settingText.everyDay, language, { times });
  return formatMessage(settingText.onWeekdays, language, {
    days: weekdayNames(plain.weekdays, language),
    times,
  });
}

/** With how long it stays open, and whose clock it is where that is another than this browser's. */
export function windowWords({ cron, minutes, timeZone }: UpdateWindow, language: Language): string {
  const opens = cronWords(cron, language);
  const words = formatMessage(settingText.openFor, language, { opens, span: spanWords(minutes) });
  return timeZone === ownTimeZone() ? words : `${words} (${timeZone})`;
}

export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function spanWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ');
}

function weekdayNames(weekdays: readonly number[], language: Language): string {
  const names = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' });
  // January 1, 2023 was a Sunday; a week is read from its Monday.
  const ordered = weekdays.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  return listOf(
    ordered.map((day) => names.format(Date.UTC(2023, 0, 1 + day))),
    language,
  );
}

function listOf(words: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
}
