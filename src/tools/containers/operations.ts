import type { Operation } from '#contracts/containers/operation.ts';
import type { Audit } from '#kernel/audit/audit.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import { NexusError, tooMany } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Log } from '#kernel/log.ts';
import type { ContainersSchema } from './containers-schema.ts';
import type { ActionOutcome } from './host.ts';
import { beginOperation, interrupted, withStep, type OperationPlan, type PlannedStep } from './operation.ts';
import {
  forgetOperations,
  insertOperation,
  recentOperations,
  runningOperations,
  updateOperation,
} from './operation-store.ts';

export interface OperationsOptions {
  readonly database: Database<ContainersSchema>;
  readonly audit: Audit<ContainersSchema>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface BegunOperation {
  readonly operation: Operation;
  /** Never rejects. */
  readonly ended: Promise<Operation>;
}

export interface Operations extends AsyncDisposable {
  /** Resolves when the intent is on disk with its audit record; only then is anything done. One at a time per target. */
  begin(plan: OperationPlan): Promise<BegunOperation>;
  /** Newest first. */
  recent(limit: number): Promise<Operation[]>;
  /** Every change of every operation from now on. The returned function ends it. */
  watch(listener: (operation: Operation) => void): () => void;
}

const keepMs = 90 * 24 * 3_600_000;
const maxWaitingPerTarget = 8;
const stopWaitMs = 3_000;

/** Marks what an earlier process left unfinished as interrupted, then takes on work. */
export async function openOperations(options: OperationsOptions): Promise<Operations> {
  const { database, clock } = options;
  await database.transaction(async (tx) => {
    for (const operation of await runningOperations(tx)) {
      await updateOperation(tx, interrupted(operation, clock.now()));
    }
    await forgetOperations(tx, clock.now() - keepMs);
  });
  return new RunningOperations(options);
}

class RunningOperations implements Operations {
  readonly #options: OperationsOptions;
  readonly #listeners = new Set<(operation: Operation) => void>();
  /** By target: how many are under way or waiting, and the end of the last. */
  readonly #lines = new Map<string, { length: number; last: Promise<unknown> }>();

  constructor(options: OperationsOptions) {
    this.#options = options;
  }

  async begin(plan: OperationPlan): Promise<BegunOperation> {
    const target = `${plan.host} ${plan.targetId}`;
    const line = this.#lines.get(target) ?? { length: 0, last: Promise.resolve() };
    if (line.length >= maxWaitingPerTarget) {
      throw tooMany(`Too much is waiting to be done to ${plan.targetName}.`, 10);
    }
    this.#lines.set(target, line);
    line.length += 1;
    const before = line.last;
    const recorded = this.#record(plan);
    const ended = recorded.then(async (operation) => {
      await before;
      return await this.#run(plan, operation);
    });
    line.last = ended
      .catch(() => undefined)
      .finally(() => {
        line.length -= 1;
        if (line.length === 0) this.#lines.delete(target);
      });
    // Where recording failed, that is what the caller is told.
    ended.catch(() => undefined);
    return { operation: await recorded, ended };
  }

  async recent(limit: number): Promise<Operation[]> {
    return await recentOperations(this.#options.database, limit);
  }

  watch(listener: (operation: Operation) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = this.#options.clock.after(stopWaitMs, resolve);
    await Promise.race([promise, Promise.all([...this.#lines.values()].map(({ last }) => last))]);
    cancel();
  }

  async #record(plan: OperationPlan): Promise<Operation> {
    const { database, audit, clock } = this.#options;
    const operation = beginOperation(plan, clock.now());
    await database.transaction(async (tx) => {
      await insertOperation(tx, operation);
      await audit.record(tx, {
        caller: plan.caller,
        action: `ask to ${plan.kind} container`,
        target: plan.targetName,
        outcome: 'succeeded',
        detail: plan.command,
      });
    });
    this.#tell(operation);
    return operation;
  }

  async #run(plan: OperationPlan, begun: Operation): Promise<Operation> {
    let operation = begun;
    for (const [index, step] of plan.steps.entries()) {
      operation = withStep(operation, index, 'running');
      this.#tell(operation);
      const outcome = await this.#attempt(step);
      operation = withStep(operation, index, outcome.done ? 'done' : 'failed');
      if (!outcome.done) {
        const { message, engineText } = outcome;
        return await this.#end(plan, { ...operation, state: 'failed', error: { message, engineText } });
      }
    }
    return await this.#end(plan, { ...operation, state: 'succeeded' });
  }

  async #attempt(step: PlannedStep): Promise<ActionOutcome> {
    try {
      return await step.run();
    } catch (error) {
      if (error instanceof NexusError) return { done: false, message: error.message, engineText: '' };
      const errorId = newId(this.#options.clock.now());
      this.#options.log.error({ error, errorId }, 'A step of an operation failed');
      return { done: false, message: `Something went wrong (error ${errorId}).`, engineText: '' };
    }
  }

  async #end(plan: OperationPlan, unended: Operation): Promise<Operation> {
    const { database, audit, clock, log } = this.#options;
    const operation: Operation = { ...unended, endedAtMs: clock.now() };
    try {
      await database.transaction(async (tx) => {
        await updateOperation(tx, operation);
        await audit.record(tx, {
          caller: plan.caller,
          action: `${plan.kind} container`,
          target: plan.targetName,
          outcome: operation.state === 'succeeded' ? 'succeeded' : 'failed',
          ...(operation.error && { detail: operation.error.message }),
        });
      });
    } catch (error) {
      // What was done is done: the page must say so, though the next start will call it interrupted.
      log.error({ error, operation: operation.id }, 'The end of an operation cannot be written');
    }
    this.#tell(operation);
    return operation;
  }

  #tell(operation: Operation): void {
    for (const listener of this.#listeners) listener(operation);
  }
}
