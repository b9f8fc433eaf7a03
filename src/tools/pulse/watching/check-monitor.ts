import type { CheckContext, CheckOutcome } from '../checks/check-kind.ts';
import { applyConditions } from './apply-conditions.ts';
import type { CheckPlan } from './watched-monitor.ts';

/** What all checks from here have in common. */
export type CheckSurroundings = Pick<CheckContext, 'nowMs' | 'monotonicMs' | 'resolve'> &
  Partial<Pick<CheckContext, 'docker'>>;

/** What only monitors of one kind look at. */
export type OwnSight = Pick<CheckContext, 'members' | 'reported'>;

/** Checks once: what the kind says, and then the conditions. Rejects only for a fault of ours. */
export async function checkMonitor(
  { kind, settings, timeoutMs, conditions, wants, secrets }: CheckPlan,
  surroundings: CheckSurroundings,
  signal: AbortSignal,
  own: OwnSight = {},
): Promise<CheckOutcome> {
  const context: CheckContext = {
    ...surroundings,
    signal,
    timeoutMs,
    wants,
    ...own,
  };
  const outcome: CheckOutcome = await kind.check(settings, context);
  return applyConditions(outcome, conditions, secrets);
}
