import type { CronSchedule } from '#library/cron/cron-schedule.ts';
import type { CalendarSchedule } from '#library/on-calendar/calendar-schedule.ts';

/** When a job has to report. `timeZone` is an IANA name that is known to exist. */
export type PushSchedule =
  | { readonly kind: 'period'; readonly periodMs: number }
  | { readonly kind: 'cron'; readonly cron: CronSchedule; readonly timeZone: string }
  | { readonly kind: 'calendar'; readonly calendar: CalendarSchedule; readonly timeZone: string };

/** What a body has to contain to mean something; checked in this order. Letter case does not matter. */
export interface BodyFilter {
  readonly failure: readonly string[];
  readonly success: readonly string[];
  readonly start: readonly string[];
  /** What a body without any of the words means. */
  readonly otherwise: 'fail' | 'ignore';
}

/** What a person has set for a push monitor. */
export interface PushRule {
  readonly schedule: PushSchedule;
  /** How much later than expected it may report, and how long a run may take. */
  readonly graceMs: number;
  /** GET and HEAD are ignored with `POST`, so that a link that somebody opens is no report. */
  readonly methods: 'any' | 'POST';
  /** While paused, pings are ignored until a person resumes; else the next ping resumes. */
  readonly needsManualResume: boolean;
  readonly bodyFilter?: BodyFilter | undefined;
}
