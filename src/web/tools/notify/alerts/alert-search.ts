import { z } from 'zod';
import type { Alert } from '#contracts/notify/alert.ts';
import { byUrgency, moodOf } from '../alert-state.ts';

export const moods = ['firing', 'acknowledged', 'snoozed', 'quiet', 'pending'] as const;
export const severities = ['critical', 'warning', 'info'] as const;

/** What of the list is in the address. */
export const AlertSearch = z.object({
  q: z.string().optional().catch(undefined),
  state: z.enum(moods).optional().catch(undefined),
  severity: z.enum(severities).optional().catch(undefined),
  group: z.enum(['severity']).optional().catch(undefined),
  /** Fingerprint of the alert in the drawer. */
  alert: z.string().optional().catch(undefined),
});
export type AlertSearch = z.infer<typeof AlertSearch>;

/** The alerts to show, most urgent first; words are left to the table. */
export function shownAlerts(alerts: Iterable<Alert>, search: AlertSearch): readonly Alert[] {
  return [...alerts]
    .filter((alert) => search.state === undefined || moodOf(alert) === search.state)
    .filter((alert) => search.severity === undefined || alert.severity === search.severity)
    .toSorted(byUrgency);
}
