import type { Clock } from '#kernel/clock.ts';
import { NexusError } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Log } from '#kernel/log.ts';
import type { ActionOutcome } from './host.ts';
import type { PlannedStep, StepProgress } from './operation.ts';

/** Runs one step of an operation. Never rejects: what is thrown becomes why it was not done, in words for a person. */
export async function attemptStep(
  step: PlannedStep,
  progress: StepProgress,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<ActionOutcome> {
  const { signal } = progress;
  try {
    signal.throwIfAborted();
    return await step.run(progress);
  } catch (error) {
    if (signal.aborted) return { done: false, message: 'Cancelled.', engineText: '' };
    if (error instanceof NexusError) return { done: false, message: error.message, engineText: '' };
    const errorId = newId(clock.now());
    log.error({ error, errorId }, 'A step of an operation failed');
    return { done: false, message: `Something went wrong (error ${errorId}).`, engineText: '' };
  }
}
