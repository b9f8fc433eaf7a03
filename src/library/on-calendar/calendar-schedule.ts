/** One line of a schedule; numbers ascend. */
export interface CalendarLine {
  /** 0 to 6, Sunday is 0. */
  readonly weekdays: readonly number[];
  /** Undefined: every year. */
  readonly years: readonly number[] | undefined;
  readonly months: readonly number[];
  readonly days: readonly number[];
  /** Counted from the end of the month: 1 is its last day. */
  readonly lastDays: readonly number[];
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly seconds: readonly number[];
  /** Written at the end of the line; undefined: that of whoever asks. */
  readonly timeZone: string | undefined;
}

/**
 * Calendar events of systemd (systemd.time(7)), one a line, as in `OnCalendar=` of a timer. A time that the clocks leave out does not
 * come, and one that they show twice comes the first time, as in systemd.
 */
export interface CalendarSchedule {
  readonly text: string;
  readonly lines: readonly CalendarLine[];
}

export type CalendarField = 'day of week' | 'year' | 'month' | 'day of month' | 'hour' | 'minute' | 'second';

/** What is wrong, in English and Spanish; `field` is absent when it is the form as a whole. */
export interface CalendarProblem {
  readonly field?: CalendarField;
  readonly message: string;
  readonly es: string;
}
