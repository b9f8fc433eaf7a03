import type { Caller } from '#contracts/access.ts';
import type { StackConflict } from '#contracts/containers/stack.ts';
import type { DeployOptions } from '#contracts/containers/stacks.ts';
import { invalid } from '#kernel/errors.ts';
import type { ActionOutcome } from '../host.ts';
import type { PlannedStep, StepProgress } from '../operation.ts';
import type { BegunOperation } from '../operations.ts';
import { runComposeStep } from './compose-step.ts';
import type { ComposeProject, ResolvedProject, StackContainer } from './host-compose.ts';
import { upCommand } from './plan-stack.ts';
import { recordRun, whatRuns } from './record-run.ts';
import { addVersion, conflictsOf, noticeOutsideChange, requireOurs, writeTyped } from './save-stack.ts';
import type { StackContext } from './stack-context.ts';
import { failureMessage } from './stack-messages.ts';
import type { TypedStack } from './typed-stack.ts';
import type { VersionRow } from './version-store.ts';

export type BegunDeploy = { readonly begun: BegunOperation } | { readonly conflicts: StackConflict[] };

export interface DeployRequest {
  readonly stack: TypedStack;
  readonly options: DeployOptions;
  readonly caller: Caller;
  readonly kind: 'deploy' | 'roll-back';
  /** Done first, before any file is written. */
  readonly before?: readonly PlannedStep[];
  /** Writes the files; what was typed, unless said otherwise. */
  readonly write?: () => Promise<StackConflict[]>;
}

/** Refuses what compose does not accept before anything is written. */
export async function beginDeploy(context: StackContext, request: DeployRequest): Promise<BegunDeploy> {
  const { stack, options, caller, kind } = request;
  requireOurs(stack);
  const { project } = stack;
  if (!project) throw invalid('No label says where the files of this stack are.');
  const conflicts = conflictsOf(stack);
  if (conflicts.length > 0) return { conflicts };
  const resolved = await acceptedProject(stack, project, options.services);
  const deploy = new Deploy(context, request, project, resolved);
  const begun = await context.operations.begin({
    kind,
    host: stack.host.id,
    subject: 'stack',
    targetId: stack.name,
    targetName: stack.name,
    resource: { host: stack.host.id, stack: stack.name, labels: {} },
    alsoLocks: stack.containers.map(({ id }) => id),
    isCancellable: true,
    command: stack.host.compose.commandLine(project, upCommand(options)),
    caller,
    steps: deploy.steps(),
  });
  return { begun };
}

async function acceptedProject(
  stack: TypedStack,
  project: ComposeProject,
  services: readonly string[],
): Promise<ResolvedProject> {
  // A part or an env file of a service is read from its place only: then compose judges after it is written.
  const overlay = stack.overlay.filter(({ kind }) => kind === 'compose' || kind === 'environment');
  const outcome = await stack.host.compose.config(project, overlay);
  if (!outcome.isValid) {
    const { file, line, message } = failureMessage(outcome.text, stack.documents);
    const where = file === null ? '' : `${file}${line === null ? '' : `, line ${line}`}: `;
    throw invalid(`${where}${message}`, [{ path: file ?? 'files', message }]);
  }
  const unknown = services.find((service) => outcome.project.services[service] === undefined);
  if (unknown !== undefined) throw invalid(`The stack ${stack.name} has no service ${unknown}.`);
  return outcome.project;
}

class Deploy {
  readonly #context: StackContext;
  readonly #request: DeployRequest;
  readonly #project: ComposeProject;
  readonly #resolved: ResolvedProject;
  #version: VersionRow | undefined;

  constructor(
    context: StackContext,
    request: DeployRequest,
    project: ComposeProject,
    resolved: ResolvedProject,
  ) {
    this.#context = context;
    this.#request = request;
    this.#project = project;
    this.#resolved = resolved;
  }

  steps(): PlannedStep[] {
    const { stack, before = [] } = this.#request;
    const title = stack.overlay.length > 0 ? 'Write the files' : 'Keep this version of the files';
    return [
      ...before,
      { title, run: async () => await this.#orFailed(this.#writeFiles()) },
      {
        title: 'Run docker compose up',
        run: async (progress) => await this.#orFailed(this.#up(progress)),
      },
      { title: 'See what runs', run: async (progress) => await this.#orFailed(this.#record(progress)) },
    ];
  }

  /** The version is marked before the operation ends. */
  async #orFailed(work: Promise<ActionOutcome>): Promise<ActionOutcome> {
    try {
      const outcome = await work;
      if (!outcome.done) await this.#fail();
      return outcome;
    } catch (error) {
      await this.#fail();
      throw error;
    }
  }

  async #fail(): Promise<void> {
    if (!this.#version) return;
    try {
      await this.#context.versions.finish(this.#version, 'failed');
    } catch (error) {
      this.#context.log.error({ error }, 'The end of a deploy cannot be written');
    }
  }

  /** The version is on disk before the first file changes. */
  async #writeFiles(): Promise<ActionOutcome> {
    const { stack, caller, kind, write } = this.#request;
    await noticeOutsideChange(this.#context, stack);
    this.#version = await addVersion(this.#context, stack, caller, {
      state: 'deploying',
      typed: stack.typed,
      action: `${kind} stack`,
    });
    const conflicts = await (write ? write() : writeTyped(stack));
    if (conflicts.length === 0) return { done: true };
    const paths = conflicts.map(({ path }) => path).join(', ');
    const message = `Somebody changed ${paths} in the meantime. Nothing was written. Look at the change, then deploy again.`;
    return { done: false, message, engineText: '' };
  }

  async #up(progress: StepProgress): Promise<ActionOutcome> {
    const { stack, options } = this.#request;
    const { clock } = this.#context;
    return await runComposeStep(stack.host.compose, clock, this.#project, upCommand(options), progress);
  }

  async #record(progress: StepProgress): Promise<ActionOutcome> {
    const { stack } = this.#request;
    const containers = await ownContainers(stack);
    if (this.#version) {
      const { configs } = this.#context.versions.open(this.#version);
      const running = await whatRuns(stack, containers, this.#resolved, configs);
      await recordRun(this.#context, stack, this.#version, running);
    }
    const ended = containers.filter(({ state, exitCode }) => state === 'restarting' || (exitCode ?? 0) > 0);
    const sentences = ended.map(({ name, state, exitCode }) =>
      state === 'restarting' ? `${name} keeps restarting.` : `${name} ended with exit code ${exitCode}.`,
    );
    if (sentences.length > 0) progress.note(`${sentences.join(' ')} See its log.`);
    return { done: true };
  }
}

async function ownContainers({ host, name }: TypedStack): Promise<StackContainer[]> {
  return (await host.compose.containers()).filter(({ project }) => project === name);
}
