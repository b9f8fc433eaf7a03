import type { State } from '../../../ui/state-badge.tsx';
import type { Outcome } from './count-items.ts';

/** What stays behind is no fault: its mark is grey. */
export const markOfOutcome: Readonly<Record<Outcome, State>> = {
  taken: 'up',
  changed: 'degraded',
  there: 'seen',
  'not-taken': 'stopped',
};

/** Its word: nothing is told as done that is not. */
export function wordOfOutcome(outcome: Outcome, isApplied: boolean) {
  return isApplied ? outcome : (`plan-${outcome}` as const);
}
