import type { Suppression } from '#contracts/notify/alert.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';
import type { SilenceBook } from '../silences/silence-book.ts';
import { dependencies, type Cause, type CompiledDependencyRule } from './dependency.ts';
import { inhibition, type CompiledInhibitRule } from './inhibit.ts';
import type { RouteMatch } from './route-match.ts';

export interface SuppressionRules {
  readonly inhibitRules: readonly CompiledInhibitRule[];
  readonly dependencyRules: readonly CompiledDependencyRule[];
  readonly silences: Pick<SilenceBook, 'silencing'>;
  /** Whether a moment lies within the time interval of that name. */
  isWithin(interval: string, atMs: number): boolean;
}

/** What keeps alerts quiet, until alerts or rules change or `nextChangeMs` has come. */
export interface Suppressor {
  /** Null: time alone changes nothing in which alert explains which. */
  readonly nextChangeMs: number | null;
  /** In Alertmanager's order: inhibition (and dependency), active time, mute time, silence. `route`: without, no times count. */
  reasons(alert: AlertRecord, route: RouteMatch | null, nowMs: number): Suppression[];
  /** The same for an alert that may not exist, at the moment that this was made for. */
  reasonsFor(labels: Labels, route: RouteMatch | null): Suppression[];
  /** True for an alert that is over and still explains others. */
  isNeeded(alert: AlertRecord): boolean;
  /** The alerts that are not over and that this one keeps quiet. */
  explainedBy(fingerprint: string): readonly string[];
}

export function suppressor(
  alerts: readonly AlertRecord[],
  rules: SuppressionRules,
  nowMs: number,
): Suppressor {
  const firing = alerts.filter(({ state }) => state === 'firing');
  const inhibited = inhibition(rules.inhibitRules, firing);
  const titles = new Map<string, string>();
  const causes = alerts.filter(({ state }) => state !== 'pending').map(causeOf);
  const dependent = dependencies(rules.dependencyRules, causes, nowMs);
  const titleOf = (fingerprint: string) => {
    if (titles.size === 0) for (const alert of alerts) titles.set(alert.fingerprint, alert.title);
    return titles.get(fingerprint) ?? '';
  };
  const explaining = (labels: Labels, own?: string): Suppression[] => {
    const cause = dependent.explainedBy(labels);
    if (cause && cause.fingerprint !== own)
      return [{ kind: 'dependency', id: cause.fingerprint, text: titleOf(cause.fingerprint) }];
    const found = inhibited.inhibitedBy(labels);
    if (!found) return [];
    return [{ kind: 'inhibition', id: found.source.fingerprint, text: titleOf(found.source.fingerprint) }];
  };
  const reasonsFor = (
    labels: Labels,
    route: RouteMatch | null,
    atMs: number,
    own?: string,
  ): Suppression[] => [
    ...explaining(labels, own),
    ...(route ? timeReasons(route, rules, atMs) : []),
    ...rules.silences
      .silencing(labels, atMs)
      .map(({ id, text }): Suppression => ({ kind: 'silence', id, text })),
  ];
  let effects: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    nextChangeMs: dependent.nextChangeMs,
    isNeeded: (alert) => alert.state === 'resolved' && dependent.isNeeded(causeOf(alert)),
    reasons: ({ labels, fingerprint }, route, atMs) => reasonsFor(labels, route, atMs, fingerprint),
    reasonsFor: (labels, route) => reasonsFor(labels, route, nowMs),
    explainedBy(fingerprint) {
      effects ??= effectsByCause(alerts, ({ labels, fingerprint: own }) => explaining(labels, own));
      return effects.get(fingerprint) ?? [];
    },
  };
}

function effectsByCause(
  alerts: readonly AlertRecord[],
  explaining: (alert: AlertRecord) => readonly Suppression[],
): ReadonlyMap<string, readonly string[]> {
  const effects = new Map<string, string[]>();
  for (const alert of alerts) {
    if (alert.state === 'resolved') continue;
    for (const { id } of explaining(alert)) {
      const known = effects.get(id);
      if (known) known.push(alert.fingerprint);
      else effects.set(id, [alert.fingerprint]);
    }
  }
  return effects;
}

function causeOf({ fingerprint, labels, state, endsAtMs, updatedAtMs }: AlertRecord): Cause {
  return { fingerprint, labels, endedAtMs: state === 'firing' ? null : (endsAtMs ?? updatedAtMs) };
}

function timeReasons(route: RouteMatch, rules: SuppressionRules, nowMs: number): Suppression[] {
  const { activeTimeIntervals: active, muteTimeIntervals: mute } = route;
  if (active.length > 0 && !active.some((name) => rules.isWithin(name, nowMs))) {
    return [{ kind: 'mute-time', id: active[0]!, text: active.join(', ') }];
  }
  const muting = mute.find((name) => rules.isWithin(name, nowMs));
  return muting === undefined ? [] : [{ kind: 'mute-time', id: muting, text: muting }];
}
