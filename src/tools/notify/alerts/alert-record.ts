import type { Acknowledgement, AlertSource, Evidence, Severity } from '#contracts/notify/alert.ts';
import type { Labels } from '#contracts/notify/matcher.ts';

/** What an input hands over, whatever it came as. */
export interface AlertReport {
  readonly labels: Labels;
  readonly annotations: Labels;
  /** Absent: now, or the end where there is one. */
  readonly startsAtMs?: number | undefined;
  /** At or before now: over. Absent: see `timeoutMs`. */
  readonly endsAtMs?: number | undefined;
  /** Without an end: over when not reported again within this. Absent: only a report ends it. */
  readonly timeoutMs?: number | undefined;
  readonly generatorUrl?: string | undefined;
  readonly evidence?: Evidence | undefined;
  readonly source: AlertSource;
}

/**
 * An alert as it stands. At `nowMs` it is over when `endsAtMs` is set and not later. `state` follows with the next report or
 * tick; `pending` and being over both wait for the noise rule's confirmation.
 */
export interface AlertRecord {
  readonly fingerprint: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly severity: Severity;
  readonly title: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number | null;
  /** The end is only what was assumed for want of a report. */
  readonly endsByTimeout: boolean;
  readonly updatedAtMs: number;
  readonly generatorUrl: string | null;
  readonly source: AlertSource;
  readonly evidence: Evidence | null;
  readonly state: 'pending' | 'firing' | 'resolved';
  readonly acknowledgement: Acknowledgement | null;
  readonly snoozedUntilMs: number | null;
  /** When a snooze of this time of firing last ended. */
  readonly snoozeEndedMs: number | null;
  readonly flapping: { readonly sinceMs: number; readonly percent: number } | null;
  /** The row of the history that this time of firing is kept as; null until it has fired. */
  readonly episodeId: string | null;
}
