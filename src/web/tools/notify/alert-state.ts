import type { Alert, Severity } from '#contracts/notify/alert.ts';
import type { State } from '../../ui/state-badge.tsx';

/** What a person has to know of an alert first. */
export type AlertMood = 'firing' | 'acknowledged' | 'snoozed' | 'quiet' | 'pending' | 'resolved';

const order: readonly AlertMood[] = ['firing', 'acknowledged', 'snoozed', 'quiet', 'pending', 'resolved'];
const severities: readonly Severity[] = ['critical', 'warning', 'info'];

export function moodOf({ state, suppressedBy }: Pick<Alert, 'state' | 'suppressedBy'>): AlertMood {
  return state === 'firing' && suppressedBy.length > 0 ? 'quiet' : state;
}

/** Nobody is on it and nothing explains it. */
export function wantsAnswer(alert: Pick<Alert, 'state' | 'suppressedBy'>): boolean {
  return moodOf(alert) === 'firing';
}

/** It wants a person: what only informs is there to be read. */
export function wantsPerson(alert: Pick<Alert, 'state' | 'suppressedBy' | 'severity'>): boolean {
  return wantsAnswer(alert) && alert.severity !== 'info';
}

export function markOf(alert: Pick<Alert, 'state' | 'suppressedBy' | 'severity'>): State {
  const mood = moodOf(alert);
  if (mood === 'firing') return severityMark(alert.severity);
  if (mood === 'acknowledged') return 'seen';
  if (mood === 'resolved') return 'up';
  return mood === 'pending' ? 'unknown' : 'paused';
}

export function severityMark(severity: Severity): State {
  if (severity === 'critical') return 'down';
  return severity === 'warning' ? 'degraded' : 'noted';
}

/** The host, the stack and the container that it is about, outermost first. */
export function placeOf(labels: Readonly<Record<string, string>>): readonly string[] {
  const parts = [
    labels['host'] ?? labels['instance'],
    labels['stack'],
    labels['container'] ?? labels['service'],
  ];
  return parts.flatMap((part) => part || []);
}

export function byUrgency(a: Alert, b: Alert): number {
  return (
    order.indexOf(moodOf(a)) - order.indexOf(moodOf(b)) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    b.startsAtMs - a.startsAtMs
  );
}

export function countMoods(alerts: Iterable<Alert>): ReadonlyMap<AlertMood, number> {
  const counts = new Map<AlertMood, number>();
  for (const alert of alerts) counts.set(moodOf(alert), (counts.get(moodOf(alert)) ?? 0) + 1);
  return counts;
}
