import type { Labels } from '#contracts/notify/matcher.ts';

/** A part of the routing tree that takes an alert, with what it inherits filled in. */
export interface RouteMatch {
  /** Positions from the root, as in `0/2`; tells apart two parts with the same matchers. */
  readonly id: string;
  /** The matchers on the way, as in `{}/{severity="critical"}`. */
  readonly key: string;
  readonly receiver: string;
  readonly groupLabels: Labels;
  readonly groupWaitMs: number;
  readonly groupIntervalMs: number;
  /** 0: no reminders. */
  readonly repeatIntervalMs: number;
  readonly muteTimeIntervals: readonly string[];
  readonly activeTimeIntervals: readonly string[];
}

/** As Alertmanager writes it: the route's key and the labels that its alerts share. */
export function groupKeyOf({ key, groupLabels }: RouteMatch): string {
  const keys = Object.keys(groupLabels);
  const names = keys.length > 1 ? keys.toSorted() : keys;
  const labels = names.map((name) => `${name}=${JSON.stringify(groupLabels[name])}`);
  // Joined, since V8 keeps the parts of what is put together with `+` or a template.
  return [key, ':{', labels.join(', '), '}'].join('');
}
