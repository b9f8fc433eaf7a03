import type { Cause } from './cause.ts';

/** What happened in an incident, and when; `text` is what a person wrote, or the reason that is seen now. */
export interface Moment {
  readonly atMs: number;
  readonly kind: 'began' | 'confirmed' | 'still-down' | 'reason-changed' | 'note' | IncidentEnd;
  /** Null where it happened by itself. */
  readonly by: string | null;
  readonly text: string;
}

/** `retracted`: it was our own network. `removed`: nobody looks any more, so nobody knows. A pause ends nothing. */
export type IncidentEnd = 'recovered' | 'retracted' | 'removed';

/** What else may suffer. */
export interface Affected {
  /** What cannot be reached without it, and what is below it. */
  readonly monitors: readonly { readonly id: string; readonly name: string }[];
  readonly host?: string | undefined;
  readonly container?: string | undefined;
  readonly stack?: string | undefined;
}

/** One time that a monitor was down. */
export interface Incident {
  readonly id: string;
  readonly monitorId: string;
  /** As it was called then. */
  readonly monitorName: string;
  /** The first bad check. */
  readonly startedMs: number;
  readonly confirmedMs: number;
  readonly endedMs: number | null;
  readonly end: IncidentEnd | null;
  /** Down because what it cannot be reached without is down. */
  readonly isParentDown: boolean;
  readonly cause: Cause;
  readonly affected: Affected;
}

/** What is to be stored when it opens: the incident, and how it began. */
export function beginningOf(incident: Incident): Moment[] {
  const text = incident.cause.reason?.id ?? '';
  const began: Moment = { atMs: incident.startedMs, kind: 'began', by: null, text };
  if (incident.startedMs === incident.confirmedMs) return [began];
  return [began, { atMs: incident.confirmedMs, kind: 'confirmed', by: null, text: '' }];
}

/** Everything below a monitor, however deep, by the ids of their parents. */
export function below<M extends { readonly id: string; readonly parentId: string | null }>(
  id: string,
  all: readonly M[],
): M[] {
  const found: M[] = [];
  const seen = new Set([id]);
  for (let level = [id]; level.length > 0;) {
    const parents = new Set(level);
    const next = all.filter((one) => one.parentId !== null && parents.has(one.parentId) && !seen.has(one.id));
    for (const one of next) seen.add(one.id);
    found.push(...next);
    level = next.map((one) => one.id);
  }
  return found;
}
