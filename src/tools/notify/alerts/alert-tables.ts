import type { AlertMoment, Severity } from '#contracts/notify/alert.ts';

/** JSON columns hold the types named beside them. */
export interface AlertTables {
  /** The alerts of now: pending, firing, and those over that somebody has still to be told of. */
  alerts: {
    fingerprint: string;
    /** `Labels` */
    labels: string;
    /** `Labels` */
    annotations: string;
    severity: Severity;
    title: string;
    starts_ms: number;
    ends_ms: number | null;
    ends_by_timeout: number;
    updated_ms: number;
    generator_url: string | null;
    /** `AlertSource` */
    source: string;
    /** `Evidence` */
    evidence: string | null;
    state: 'pending' | 'firing' | 'resolved';
    /** `Acknowledgement` */
    acknowledgement: string | null;
    snoozed_until_ms: number | null;
    snooze_ended_ms: number | null;
    /** What the noise rules need to remember: results and their times. */
    noise: string;
    flapping_since_ms: number | null;
    flap_percent: number;
    episode_id: string | null;
    /** Grows with each write to the table, so that other processes find what is new. */
    revision: number;
  };
  alert_episodes: {
    id: string;
    fingerprint: string;
    /** `Labels` */
    labels: string;
    severity: Severity;
    title: string;
    title_es: string | null;
    /** `AlertSource` */
    source: string;
    starts_ms: number;
    /** When it counted, by our clock. */
    fired_ms: number;
    ends_ms: number | null;
    acknowledged_by: string | null;
    /** Lower case title and label values, for searching. */
    words: string;
  };
  alert_moments: {
    id: string;
    fingerprint: string;
    at_ms: number;
    kind: AlertMoment['kind'];
    by: string | null;
    text: string;
  };
}
