import type { KnownState, StateRules } from './monitor-state.ts';

/** What one check says by itself. */
export type Verdict = 'good' | 'slow' | 'bad';

/** Checks in a row that agree. */
export interface Streak {
  readonly sinceMs: number;
  readonly count: number;
}

/** The runs that the last check belongs to; a slow check is both not good and not bad. */
export interface Streaks {
  readonly good?: Streak;
  readonly notBad?: Streak;
  readonly notGood?: Streak;
  readonly bad?: Streak;
}

export function extendStreaks(streaks: Streaks, verdict: Verdict, atMs: number): Streaks {
  const longer = (streak: Streak | undefined): Streak => ({
    sinceMs: streak?.sinceMs ?? atMs,
    count: (streak?.count ?? 0) + 1,
  });
  if (verdict === 'good') return { good: longer(streaks.good), notBad: longer(streaks.notBad) };
  if (verdict === 'bad') return { bad: longer(streaks.bad), notGood: longer(streaks.notGood) };
  return { notBad: longer(streaks.notBad), notGood: longer(streaks.notGood) };
}

/** What the runs confirm beyond the base, and since when: the first check of the run, not the last. */
export function confirmedChange(
  base: KnownState | undefined,
  streaks: Streaks,
  rules: StateRules,
): { readonly to: KnownState; readonly sinceMs: number } | undefined {
  const confirms = ({ bad, notGood, notBad, good }: Streaks): [KnownState, Streak | undefined, number][] => {
    const { failuresToConfirm: failures, successesToRecover: successes } = rules;
    if (base === 'down')
      return [
        ['up', good, successes],
        ['degraded', notBad, successes],
      ];
    if (base === 'degraded')
      return [
        ['down', bad, failures],
        ['up', good, successes],
      ];
    const worse: [KnownState, Streak | undefined, number][] = [
      ['down', bad, failures],
      ['degraded', notGood, failures],
    ];
    // The first success of a new monitor is believed: there is nothing to recover from.
    return base === 'up' ? worse : [...worse, ['up', good, 1]];
  };
  for (const [to, streak, needed] of confirms(streaks))
    if (streak !== undefined && streak.count >= needed) return { to, sinceMs: streak.sinceMs };
  return undefined;
}
