import type { ActionOutcome } from '../host.ts';
import type { StepProgress } from '../operation.ts';
import type { Repair } from './decide-repair.ts';
import type { RecreationRun } from './recreation-run.ts';

/** `problem`: why it was going back already, where it was. */
export async function performRepair(
  run: RecreationRun,
  repair: Repair,
  problem: string | null,
  progress: Pick<StepProgress, 'note' | 'signal'>,
): Promise<ActionOutcome> {
  if (repair === 'finish') return await run.finish();
  if (repair === 'forward') {
    const switched = await run.switchOver();
    const proved = switched.done ? await run.prove(progress) : switched;
    return proved.done ? await run.finish() : proved;
  }
  const { isBack, outcome } = await run.goBack(problem ?? 'NEXUS stopped before it was done.');
  return isBack ? { done: true } : outcome;
}
