import type { Operation } from '#contracts/containers/operation.ts';
import type { Arguments, Command } from './command.ts';
import { CommandError, usageError } from './command-error.ts';
import { exitCode } from './exit-code.ts';
import { oneStack } from './plan-stack.ts';
import { tellOperation } from './tell-operation.ts';

const pulls = ['missing', 'always', 'never'] as const;

export const deployStack: Command = {
  calls: ['stacks deploy'],
  takes: 'NAME',
  summary: 'Bring what runs in line with the files of a stack',
  options: {
    pull: { type: 'string', value: 'WHEN', help: 'missing (the default), always or never' },
    build: { type: 'boolean', help: 'Build the images that have a build section' },
    'remove-orphans': {
      type: 'boolean',
      help: 'Remove containers of services that the files no longer have',
    },
    'force-recreate': { type: 'boolean', help: 'Make every container anew' },
  },
  needsNames: true,
  async run(context) {
    const { given, output, signal } = context;
    const options = {
      pull: pullOf(given),
      build: given.flag('build'),
      removeOrphans: given.flag('remove-orphans'),
      forceRecreate: given.flag('force-recreate'),
    };
    const client = await context.connect();
    const params = await oneStack(client, context);
    const begun = await client.deployStack(
      { params, query: { wait: 'true' }, body: { options } },
      { signal },
    );
    if (begun.outcome === 'conflict') {
      throw new CommandError(exitCode.failed, 'Somebody changed the files just now. Look at the plan again.');
    }
    const operation: Operation = begun.operation;
    if (given.flag('json')) await output.json(operation);
    else await tellOperation(output, operation);
    return operation.state === 'succeeded' ? exitCode.done : exitCode.failed;
  },
};

function pullOf(given: Arguments): (typeof pulls)[number] {
  const wanted = given.text('pull') ?? 'missing';
  const found = pulls.find((pull) => pull === wanted);
  if (!found) throw usageError(`--pull takes ${pulls.join(', ')}.`);
  return found;
}
