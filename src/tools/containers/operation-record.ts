import type { Operation } from '#contracts/containers/operation.ts';
import type { Resource } from '#contracts/scope.ts';
import type { Audit } from '#kernel/audit/audit.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log.ts';
import type { ContainersSchema } from './containers-schema.ts';
import { insertOperation, updateOperation } from './operation-store.ts';
import { beginOperation, type OperationPlan } from './operation.ts';

export interface RecordOptions {
  readonly database: Database<ContainersSchema>;
  readonly audit: Audit<ContainersSchema>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Writes the intent, with its audit record. */
export async function recordBegin(
  { database, audit, clock }: RecordOptions,
  plan: OperationPlan,
  resource: Resource,
): Promise<Operation> {
  const operation = beginOperation(plan, clock.now());
  await database.transaction(async (tx) => {
    await insertOperation(tx, operation, resource);
    await audit.record(tx, {
      caller: plan.caller,
      action: `ask to ${plan.kind} ${operation.subject}`,
      target: plan.targetName,
      outcome: 'succeeded',
      detail: plan.command,
    });
  });
  return operation;
}

/** Writes how it ended, with its audit record. Never rejects. */
export async function recordEnd(
  { database, audit, clock, log }: RecordOptions,
  plan: OperationPlan,
  unended: Operation,
): Promise<Operation> {
  const { isCancellable: _, ...rest } = unended;
  const operation: Operation = { ...rest, endedAtMs: clock.now() };
  try {
    await database.transaction(async (tx) => {
      await updateOperation(tx, operation);
      await audit.record(tx, {
        caller: plan.caller,
        action: `${plan.kind} ${operation.subject}`,
        target: plan.targetName,
        outcome: operation.state === 'succeeded' ? 'succeeded' : 'failed',
        ...(operation.error && { detail: operation.error.message }),
      });
    });
  } catch (error) {
    // What was done is done: the page must say so, though the next start will call it interrupted.
    log.error({ error, operation: operation.id }, 'The end of an operation cannot be written');
  }
  return operation;
}
