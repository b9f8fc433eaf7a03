import type { NoiseRule } from '#contracts/notify/routing-config.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import { compileMatchers } from '#library/alertmanager/matcher.ts';
import { flapMemoryMs, flapPercent, isFlapping, keepResults, type Result } from './flap-score.ts';
import type { AlertRecord } from './alert-record.ts';

/** What an alert remembers for the noise rules. */
export interface Noise {
  /** How often it was reported as wrong since it last began. */
  readonly reports: number;
  /** Since when it has been wrong, by our clock. */
  readonly sinceMs: number;
  readonly results: readonly Result[];
}

export type NoiseLimits = Omit<NoiseRule, 'name' | 'matchers'>;
export type NoiseLimitsOf = (labels: Labels) => NoiseLimits;

/** Without a rule, everything counts at once, and flapping is looked for as Nagios does. */
export const defaultNoiseLimits: NoiseLimits = {
  confirmReports: 1,
  confirmAfterMs: 0,
  recoverAfterMs: 0,
  flapDetection: true,
  flapStartPercent: 30,
  flapStopPercent: 20,
};

/** The first rule whose matchers hold. */
export function noiseLimits(rules: readonly NoiseRule[]): NoiseLimitsOf {
  const compiled = rules.map((rule) => ({ rule, matches: compileMatchers(rule.matchers) }));
  return (labels) => compiled.find(({ matches }) => matches(labels))?.rule ?? defaultNoiseLimits;
}

type Spanned = Pick<AlertRecord, 'state' | 'endsAtMs'>;

export const isOver = ({ endsAtMs }: Pick<AlertRecord, 'endsAtMs'>, nowMs: number): boolean =>
  endsAtMs !== null && endsAtMs <= nowMs;

/**
 * The state that counts. `gone`: it was over before it was confirmed, so nobody hears of it. A firing alert that is over
 * stays firing until it has been well for as long as the rule wants.
 */
export function nextState(
  alert: Spanned,
  noise: Noise,
  limits: NoiseLimits,
  nowMs: number,
): AlertRecord['state'] | 'gone' {
  if (isOver(alert, nowMs)) {
    if (alert.state === 'pending') return 'gone';
    if (alert.state === 'resolved') return 'resolved';
    return nowMs - (alert.endsAtMs ?? nowMs) >= limits.recoverAfterMs ? 'resolved' : 'firing';
  }
  if (alert.state === 'firing') return 'firing';
  const isLong = limits.confirmAfterMs > 0 && nowMs - noise.sinceMs >= limits.confirmAfterMs;
  return isLong || noise.reports >= limits.confirmReports ? 'firing' : 'pending';
}

/** Whether it flaps, from the results of the last hour. */
export function nextFlapping(
  was: AlertRecord['flapping'],
  noise: Noise,
  limits: NoiseLimits,
  nowMs: number,
): AlertRecord['flapping'] {
  if (!limits.flapDetection) return null;
  const percent = flapPercent(keepResults(noise.results, nowMs));
  if (
    !isFlapping(was !== null, percent, {
      startPercent: limits.flapStartPercent,
      stopPercent: limits.flapStopPercent,
    })
  )
    return null;
  return { sinceMs: was?.sinceMs ?? nowMs, percent: Math.round(percent * 10) / 10 };
}

/** When something happens to it by itself; `Infinity`: never. */
export function nextDueMs(
  alert: Pick<AlertRecord, 'state' | 'endsAtMs' | 'snoozedUntilMs' | 'flapping'>,
  noise: Noise,
  limits: NoiseLimits,
): number {
  const { state, endsAtMs, snoozedUntilMs, flapping } = alert;
  let dueMs = snoozedUntilMs ?? Infinity;
  if (endsAtMs !== null && state === 'pending') dueMs = Math.min(dueMs, endsAtMs);
  if (endsAtMs !== null && state === 'firing') dueMs = Math.min(dueMs, endsAtMs + limits.recoverAfterMs);
  if (state === 'pending' && limits.confirmAfterMs > 0)
    dueMs = Math.min(dueMs, noise.sinceMs + limits.confirmAfterMs);
  const oldest = noise.results[0];
  if (flapping && oldest !== undefined) dueMs = Math.min(dueMs, Math.abs(oldest) + flapMemoryMs);
  return dueMs;
}
