import type { Caller } from '#contracts/access.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import { newId } from '#kernel/id.ts';
import type { ActionOutcome } from './host.ts';

export interface PlannedStep {
  readonly title: string;
  run(): Promise<ActionOutcome>;
}

/** Work on one target: its steps run in order until one is refused. */
export interface OperationPlan {
  readonly kind: string;
  readonly host: string;
  readonly targetId: string;
  readonly targetName: string;
  readonly command: string;
  readonly caller: Caller;
  readonly steps: readonly PlannedStep[];
}

export function beginOperation(plan: OperationPlan, nowMs: number): Operation {
  return {
    id: newId(nowMs),
    kind: plan.kind,
    host: plan.host,
    targetId: plan.targetId,
    targetName: plan.targetName,
    state: 'running',
    steps: plan.steps.map(({ title }) => ({ title, state: 'waiting' })),
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
  state: Operation['steps'][number]['state'],
): Operation {
  const steps = operation.steps.map((step, at) => (at === index ? { ...step, state } : step));
  return { ...operation, steps };
}

export function interrupted(operation: Operation, nowMs: number): Operation {
  const message = `NEXUS stopped before it knew how this ended. See whether ${operation.targetName} is as you want it.`;
  return { ...operation, state: 'interrupted', endedAtMs: nowMs, error: { message, engineText: '' } };
}

function nameOf(caller: Caller): string {
  if (caller.kind === 'user' || caller.kind === 'token') return caller.name;
  return caller.kind === 'tool' ? caller.tool : 'anonymous';
}
