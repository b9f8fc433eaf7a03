import type { Caller } from '#contracts/access.ts';
import type { Operation, OperationPart, OperationSubject } from '#contracts/containers/operation.ts';
import type { Resource } from '#contracts/scope.ts';
import { newId } from '#kernel/id.ts';
import type { ActionOutcome } from './host.ts';

/** What a step may tell and hear while it runs. */
export interface StepProgress {
  /** What is being waited for or was found, in a few words. */
  note(detail: string): void;
  /** Replaces what is told of the many things done at once. */
  parts(parts: readonly OperationPart[]): void;
  /** Aborts when somebody cancels, or NEXUS stops. */
  readonly signal: AbortSignal;
}

export interface PlannedStep {
  readonly title: string;
  run(progress: StepProgress): Promise<ActionOutcome>;
}

/** Work on one target: its steps run in order until one is refused. */
export interface OperationPlan {
  readonly kind: string;
  readonly host: string;
  /** Default: container. */
  readonly subject?: OperationSubject;
  readonly targetId: string;
  readonly targetName: string;
  /** What grants compare. Needed where the target is no container that is listed and no stack; otherwise it is looked up. */
  readonly resource?: Resource;
  /** Ids of further targets that nothing else may be done to meanwhile. */
  readonly alsoLocks?: readonly string[];
  readonly isCancellable?: boolean;
  readonly command: string;
  readonly caller: Caller;
  readonly steps: readonly PlannedStep[];
}

export function beginOperation(plan: OperationPlan, nowMs: number): Operation {
  return {
    id: newId(nowMs),
    kind: plan.kind,
    host: plan.host,
    subject: plan.subject ?? 'container',
    targetId: plan.targetId,
    targetName: plan.targetName,
    state: 'running',
    steps: plan.steps.map(({ title }) => ({ title, state: 'waiting' })),
    ...(plan.isCancellable && { isCancellable: true }),
    startedBy: nameOf(plan.caller),
    startedAtMs: nowMs,
    endedAtMs: null,
    error: null,
    command: plan.command,
  };
}

export function withStep(
  operation: Operation,
  index: number,
  change: Partial<Operation['steps'][number]>,
): Operation {
  const steps = operation.steps.map((step, at) => (at === index ? { ...step, ...change } : step));
  return { ...operation, steps };
}

export function interrupted(operation: Operation, nowMs: number): Operation {
  const message = `NEXUS stopped before it knew how this ended. See whether ${operation.targetName} is as you want it.`;
  return { ...operation, state: 'interrupted', endedAtMs: nowMs, error: { message, engineText: '' } };
}

export function nameOf(caller: Caller): string {
  if (caller.kind === 'user' || caller.kind === 'token') return caller.name;
  return caller.kind === 'tool' ? caller.tool : 'anonymous';
}
