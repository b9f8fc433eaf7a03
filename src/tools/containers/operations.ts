import { hostResource } from '#contracts/containers/resource.ts';
import type { Resource } from '#contracts/scope.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import { conflict, NexusError, notFound, tooMany } from '#kernel/errors.ts';
import { attemptStep } from './attempt-step.ts';
import type { ActionOutcome, Host } from './host.ts';
import { createLines } from './lines.ts';
import { resourceOfPlan } from './operation-resource.ts';
import { recordBegin, recordEnd, type RecordOptions } from './operation-record.ts';
import {
  interrupted,
  withStep,
  type OperationPlan,
  type PlannedStep,
  type StepProgress,
} from './operation.ts';
import { forgetOperations, recentOperations, runningOperations, updateOperation } from './operation-store.ts';

export interface OperationsOptions extends RecordOptions {
  /** Where targets are looked up for what grants compare. */
  readonly hosts?: readonly Pick<Host, 'id' | 'list'>[];
}

export interface BegunOperation {
  readonly operation: Operation;
  /** Never rejects. */
  readonly ended: Promise<Operation>;
}

export interface Operations extends AsyncDisposable {
  /** Resolves when the intent is on disk with its audit record; only then is anything done. One at a time per target. */
  begin(plan: OperationPlan): Promise<BegunOperation>;
  /** Newest first, those only whose target may be seen. */
  recent(limit: number, maySee?: (resource: Resource) => boolean): Promise<Operation[]>;
  /** Those that run now. */
  running(): readonly Operation[];
  /** What grants compare for an operation that runs now. */
  resourceOf(id: string): Resource | undefined;
  /** Asks a running operation to stop; resolves when it has ended, whichever way. */
  cancel(id: string): Promise<Operation>;
  /** Every change of every operation from now on. The returned function ends it. */
  watch(listener: OperationListener): () => void;
}

export type OperationListener = (operation: Operation, resource: Resource) => void;

/** Begins the sentence that it was not found. */
export const runningOperation = 'A running operation with this id';

const keepMs = 90 * 24 * 3_600_000;
const maxWaitingPerTarget = 8;
/** Among so many of the newest are found those that somebody with grants may see. */
const mostSearched = 1000;
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

interface Underway {
  operation: Operation;
  readonly resource: Resource;
  readonly cancel: AbortController;
  ended: Promise<Operation>;
}

class RunningOperations implements Operations {
  readonly #options: OperationsOptions;
  readonly #listeners = new Set<OperationListener>();
  readonly #lines = createLines(maxWaitingPerTarget);
  readonly #underway = new Map<string, Underway>();

  constructor(options: OperationsOptions) {
    this.#options = options;
  }

  async begin(plan: OperationPlan): Promise<BegunOperation> {
    const targets = [plan.targetId, ...(plan.alsoLocks ?? [])];
    const turn = this.#lines.join(targets.map((target) => `${plan.host} ${target}`));
    if (!turn) throw tooMany(`Too much is waiting to be done to ${plan.targetName}.`, 10);
    const resource = resourceOfPlan(plan, this.#options.hosts ?? []);
    let operation;
    try {
      operation = await recordBegin(this.#options, plan, resource);
    } catch (error) {
      void turn.then((leave) => leave());
      throw error;
    }
    const underway: Underway = {
      operation,
      resource,
      cancel: new AbortController(),
      ended: Promise.resolve(operation),
    };
    this.#underway.set(operation.id, underway);
    underway.ended = turn.then(async (leave) => {
      try {
        return await this.#run(plan, underway);
      } finally {
        this.#underway.delete(operation.id);
        leave();
      }
    });
    this.#tell(underway, operation);
    return { operation, ended: underway.ended };
  }

  async recent(limit: number, maySee?: (resource: Resource) => boolean): Promise<Operation[]> {
    const written = await recentOperations(this.#options.database, maySee ? mostSearched : limit);
    return written
      .filter(({ operation, resource }) => maySee?.(resource ?? hostResource(operation.host)) ?? true)
      .slice(0, limit)
      .map(({ operation }) => this.#underway.get(operation.id)?.operation ?? operation);
  }

  resourceOf(id: string): Resource | undefined {
    return this.#underway.get(id)?.resource;
  }

  running(): readonly Operation[] {
    return [...this.#underway.values()].map(({ operation }) => operation);
  }

  async cancel(id: string): Promise<Operation> {
    const underway = this.#underway.get(id);
    if (!underway) throw notFound(runningOperation);
    if (!underway.operation.isCancellable) {
      throw conflict(
        `This cannot be stopped half-way: ${underway.operation.targetName} would be left broken.`,
      );
    }
    underway.cancel.abort(new NexusError('cancelled', 409, 'Cancelled.'));
    return await underway.ended;
  }

  watch(listener: OperationListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { operation, cancel } of this.#underway.values()) if (operation.isCancellable) cancel.abort();
    const { promise, resolve } = Promise.withResolvers<void>();
    const stopWaiting = this.#options.clock.after(stopWaitMs, resolve);
    await Promise.race([promise, this.#lines.empty()]);
    stopWaiting();
  }

  async #run(plan: OperationPlan, underway: Underway): Promise<Operation> {
    for (const [index, step] of plan.steps.entries()) {
      this.#tell(underway, withStep(underway.operation, index, { state: 'running' }));
      const outcome = await this.#attempt(step, index, underway);
      const { parts: _, ...rest } = underway.operation;
      const operation = withStep(rest, index, { state: outcome.done ? 'done' : 'failed' });
      if (!outcome.done) {
        const { message, engineText } = outcome;
        return await this.#end(plan, underway, {
          ...operation,
          state: 'failed',
          error: { message, engineText },
        });
      }
      underway.operation = operation;
    }
    return await this.#end(plan, underway, { ...underway.operation, state: 'succeeded' });
  }

  async #attempt(step: PlannedStep, index: number, underway: Underway): Promise<ActionOutcome> {
    const progress: StepProgress = {
      signal: underway.cancel.signal,
      note: (detail) => this.#tell(underway, withStep(underway.operation, index, { detail })),
      parts: (parts) => this.#tell(underway, { ...underway.operation, parts: [...parts] }),
    };
    return await attemptStep(step, progress, this.#options);
  }

  async #end(plan: OperationPlan, underway: Underway, unended: Operation): Promise<Operation> {
    const operation = await recordEnd(this.#options, plan, unended);
    this.#tell(underway, operation);
    return operation;
  }

  #tell(underway: Underway, operation: Operation): void {
    underway.operation = operation;
    for (const listener of this.#listeners) listener(operation, underway.resource);
  }
}
