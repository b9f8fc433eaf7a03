import type { StackAction } from '#contracts/containers/stacks.ts';
import type { Command } from './command.ts';
import { exitCode } from './exit-code.ts';
import { findStacks } from './find-stack.ts';
import { oneStack } from './plan-stack.ts';
import { tellOperation } from './tell-operation.ts';

export const actOnStacks: readonly Command[] = [
  command('start', 'Start the containers of stacks'),
  command('stop', 'Stop the containers of stacks'),
  command('restart', 'Restart the containers of stacks'),
  {
    calls: ['stacks down'],
    takes: 'NAME',
    summary: 'Remove the containers and networks of a stack; volumes stay',
    needsNames: true,
    async run(context) {
      const { given, output, signal } = context;
      const client = await context.connect();
      const params = await oneStack(client, context);
      const operation = await client.downStack({ params, query: { wait: 'true' }, body: {} }, { signal });
      if (given.flag('json')) await output.json(operation);
      else await tellOperation(output, operation);
      return operation.state === 'succeeded' ? exitCode.done : exitCode.failed;
    },
  },
];

function command(action: StackAction['action'], summary: string): Command {
  return {
    calls: [`stacks ${action}`],
    takes: 'NAME…',
    summary,
    needsNames: true,
    async run(context) {
      const { given, output, signal } = context;
      const client = await context.connect();
      const operations = [];
      for (const params of await findStacks(client, context)) {
        operations.push(
          await client.actOnStack({ params, query: { wait: 'true' }, body: { action } }, { signal }),
        );
      }
      if (given.flag('json')) await output.json(operations);
      else for (const operation of operations) await tellOperation(output, operation);
      return operations.every(({ state }) => state === 'succeeded') ? exitCode.done : exitCode.failed;
    },
  };
}
