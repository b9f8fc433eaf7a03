/** A weekday that counts only as the nth of its month. Sunday is 0; `nth` is 1 to 5, or `last`. */
export interface NthWeekday {
  readonly weekday: number;
  readonly nth: number | 'last';
}

/**
 * A cron expression that was read; numbers ascend. The meaning is that of Debian's cron and of Healthchecks (cronsim):
 *
 * - Both day fields have to hold when either begins with `*`; else one of them is enough.
 * - When minute and hour are given (`follows: 'clock'`), a run that the clocks skip comes at the moment they are put forward,
 *   and one whose time comes twice is run the first time only.
 * - When either begins with `*`, or with seconds (`follows: 'time'`), it runs whenever the clocks show what is asked.
 */
export interface CronSchedule {
  /** As it was written, with single spaces. */
  readonly text: string;
  readonly hasSeconds: boolean;
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** 1 to 31. */
  readonly days: readonly number[];
  readonly hasLastDay: boolean;
  /** The last Monday to Friday of the month. */
  readonly hasLastWorkday: boolean;
  /** 1 to 12. */
  readonly months: readonly number[];
  /** 0 to 6, Sunday is 0. */
  readonly weekdays: readonly number[];
  readonly nthWeekdays: readonly NthWeekday[];
  readonly needsBothDays: boolean;
  readonly follows: 'clock' | 'time';
}

export type CronField = 'second' | 'minute' | 'hour' | 'day of month' | 'month' | 'day of week';

/** What is wrong, in English and Spanish; `field` is absent when it is the number of fields. */
export interface CronProblem {
  readonly field?: CronField;
  readonly message: string;
  readonly es: string;
}
