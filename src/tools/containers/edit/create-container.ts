import type { NewContainerBody } from '#contracts/containers/edit.ts';
import { invalid } from '#kernel/errors.ts';
import type { Host } from '../host.ts';
import type { PlannedStep } from '../operation.ts';
import type { BegunOperation, Operations } from '../operations.ts';
import type { ContainerBody } from '../recreate/container-body.ts';
import { runCommand } from './command/run-command.ts';
import { judgeNewContainer, type NewContainerContext } from './new-container.ts';

/** Throws `invalid` with an issue for each wrong entry. Leaves nothing behind when it fails. */
export async function beginCreation(
  operations: Operations,
  context: NewContainerContext,
  { wanted, start }: Pick<NewContainerBody, 'wanted' | 'start'>,
): Promise<BegunOperation> {
  const { host, caller } = context;
  const { body, issues, pulls } = await judgeNewContainer(context, { wanted });
  if (issues.length > 0 || !body) throw invalid('Some entries would not work.', issues);
  return await operations.begin({
    kind: 'create',
    host: host.id,
    // It has no id yet; the engine finds it by its name as well.
    targetId: body.name,
    targetName: body.name,
    isCancellable: pulls,
    // Whoever reads the history need not know the values.
    command: runCommand(body, { isShown: () => false, start }),
    caller,
    steps: [...(pulls ? [pullStep(host, body)] : []), creationStep(host, body, start)],
  });
}

function pullStep(host: Host, { create }: ContainerBody): PlannedStep {
  return {
    title: `Pull ${create.Image}`,
    run: (progress) => host.images.pull({ reference: create.Image }, progress),
  };
}

function creationStep(host: Host, body: ContainerBody, start: boolean): PlannedStep {
  return {
    title: start ? `Create and start ${body.name}` : `Create ${body.name}`,
    async run(progress) {
      const { warnings } = await host.recreation.createNew(body, { start, signal: progress.signal });
      if (warnings.length > 0) progress.note(warnings.join(' '));
      return { done: true };
    },
  };
}
