import type { Language } from '../../../i18n/message.ts';

/** As people write them in a week that begins on Monday; Sunday is 0. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

export function weekdayName(day: number, language: Language): string {
  // The fourth of January 1970 was a Sunday.
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date((3 + day) * 86_400_000),
  );
}

export function inWeekOrder(days: readonly number[]): readonly number[] {
  return weekdays.filter((day) => days.includes(day));
}
