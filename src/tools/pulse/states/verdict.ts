import type { CheckResult, KnownState, StateRules } from './monitor-state.ts';
import type { Verdict } from './streaks.ts';

export function verdictOf(
  result: CheckResult,
  rules: Pick<StateRules, 'isUpsideDown' | 'degradedAboveMs'>,
): Verdict {
  if (rules.isUpsideDown) return result.up ? 'bad' : 'good';
  if (!result.up) return 'bad';
  const isSlow = (result.latencyMs ?? 0) > (rules.degradedAboveMs ?? Infinity);
  return isSlow || result.isDegraded === true ? 'slow' : 'good';
}

/** How a check stands to what was confirmed before. */
export function comparedWith(base: KnownState | undefined, verdict: Verdict): 'same' | 'worse' | 'better' {
  const ranks = { good: 0, up: 0, slow: 1, degraded: 1, bad: 2, down: 2 } as const;
  const difference = ranks[verdict] - ranks[base ?? 'up'];
  if (difference === 0) return 'same';
  return difference > 0 ? 'worse' : 'better';
}
