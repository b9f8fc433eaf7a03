/** As people write them in a week that begins on Monday; Sunday is 0. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

/** Short, as in `Mon`. */
export function weekdayName(weekday: number, locale: string): string {
  // January 1, 2023 was a Sunday.
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2023, 0, 1 + weekday),
  );
}
