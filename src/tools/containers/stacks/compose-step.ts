import type { OperationPart } from '#contracts/containers/operation.ts';
import type { Clock } from '#kernel/clock.ts';
import type { ActionOutcome } from '../host.ts';
import type { StepProgress } from '../operation.ts';
import { explainComposeFailure } from './explain-compose-failure.ts';
import type { ComposeCommand, ComposeProject, HostCompose, RunOptions } from './host-compose.ts';

const tellEveryMs = 200;
const maxParts = 200;

/** Runs one command of compose as a step of an operation, with a part for each thing that compose works on. */
export async function runComposeStep(
  compose: HostCompose,
  clock: Clock,
  project: ComposeProject | { readonly name: string },
  command: ComposeCommand,
  progress: StepProgress,
): Promise<ActionOutcome> {
  const outcome = await compose.run(project, command, partsOf(progress, clock));
  if (outcome.done) {
    if (outcome.warnings.length > 0) progress.note(outcome.warnings.join(' '));
    return { done: true };
  }
  return { done: false, message: explainComposeFailure(outcome.text), engineText: outcome.text };
}

/** Tells what happens at once, and how many bytes have come a few times a second. */
export function partsOf(progress: StepProgress, clock: Clock): RunOptions {
  const parts = new Map<string, OperationPart>();
  let toldMs = 0;
  return {
    signal: progress.signal,
    onEvent(event) {
      const former = parts.get(event.id);
      if (!former && parts.size >= maxParts) return;
      parts.set(event.id, event);
      const isNews = !former || former.status !== event.status;
      const isBytes = event.currentBytes !== null;
      if (!(isNews && !isBytes) && clock.now() - toldMs < tellEveryMs) return;
      toldMs = clock.now();
      progress.parts([...parts.values()]);
    },
  };
}
