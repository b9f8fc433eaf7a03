/** What a language needs to say a schedule. All lists have at least one entry. */
export interface CronWords {
  readonly every: Readonly<Record<'second' | 'minute' | 'hour' | 'day', string>>;
  everyNth(unit: 'second' | 'minute' | 'hour', count: number): string;
  /** `02:30` and the like. */
  atTimes(times: readonly string[]): string;
  atMinutes(minutes: readonly string[]): string;
  ofEveryHour: string;
  atSeconds(seconds: readonly string[]): string;
  fromTo(from: string, to: string): string;
  inHours(hours: readonly string[]): string;
  /** Numbers and spans of them, as in `1` and `3–5`. */
  onDays(days: readonly string[], isOne: boolean): string;
  readonly lastDay: string;
  readonly lastWorkday: string;
  /** From 2. */
  lastDays(count: number): string;
  /** Counted from the end of the month: the last is 1. */
  onDaysFromEnd(days: readonly string[], isOne: boolean): string;
  inYears(years: readonly string[]): string;
  inZone(timeZone: string): string;
  onWeekday(weekday: number): string;
  onWeekdays(from: number, to: number): string;
  /** `nth` 1 to 5, or the last. */
  onNthWeekday(weekday: number, nth: number | 'last'): string;
  /** A weekday that a day of the month has to be as well. */
  ifItIs(days: string): string;
  inMonths(months: readonly string[]): string;
  readonly months: readonly string[];
  span(from: string, to: string): string;
  either(one: readonly string[]): string;
}
