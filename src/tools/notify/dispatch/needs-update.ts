import type { DeliveryReason } from '#contracts/notify/deliveries.ts';

/** What a destination of a group was last told, by fingerprint. */
export interface Told {
  readonly firing: ReadonlySet<string>;
  readonly resolved: ReadonlySet<string>;
  readonly atMs: number;
}

export interface Now {
  readonly firing: readonly string[];
  readonly resolved: readonly string[];
}

export interface TellingRules {
  readonly sendResolved: boolean;
  /** 0: no reminders. */
  readonly repeatIntervalMs: number;
}

/**
 * Whether a destination has to be told, and why; null when not. Alerts that are merely gone from those firing are no news.
 * Source: the decision table of Alertmanager's deduplication, but that a repeat interval of 0 means never.
 */
export function needsUpdate(
  told: Told | undefined,
  { firing, resolved }: Now,
  { sendResolved, repeatIntervalMs }: TellingRules,
  nowMs: number,
): DeliveryReason | null {
  if (!told) return firing.length > 0 ? 'first' : null;
  if (firing.some((each) => !told.firing.has(each))) return told.firing.size > 0 ? 'new-alerts' : 'first';
  if (firing.length === 0) return told.firing.size > 0 ? 'all-resolved' : null;
  if (sendResolved && resolved.some((each) => !told.resolved.has(each))) return 'some-resolved';
  const isDue = repeatIntervalMs > 0 && told.atMs < nowMs - repeatIntervalMs;
  return isDue ? 'repeat' : null;
}
