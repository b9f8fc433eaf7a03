import type { PlannedService, StackMessage, StackPlan } from '#contracts/containers/stack-plan.ts';
import type { Command, CommandContext } from './command.ts';
import { usageError } from './command-error.ts';
import { exitCode } from './exit-code.ts';
import { findStacks } from './find-stack.ts';
import type { Output } from './output.ts';
import { printable } from './printable.ts';

export const planStack: Command = {
  calls: ['stacks plan'],
  takes: 'NAME',
  summary: 'Say what a deploy would change; changes nothing',
  needsNames: true,
  async run(context) {
    const client = await context.connect();
    const params = await oneStack(client, context);
    const plan = await client.planStack({ params, body: {} }, { signal: context.signal });
    if (context.given.flag('json')) await context.output.json(plan);
    else await printPlan(context.output, plan);
    return plan.isPossible ? exitCode.done : exitCode.failed;
  },
};

export async function oneStack(client: Parameters<typeof findStacks>[0], context: CommandContext) {
  const [params, ...others] = await findStacks(client, context);
  if (!params || others.length > 0) throw usageError('One stack at a time.');
  return params;
}

const marks = {
  create: '+',
  recreate: '~',
  restart: '~',
  start: '+',
  unchanged: '=',
  remove: '-',
  orphan: '?',
} as const;

export async function printPlan(output: Output, plan: StackPlan): Promise<void> {
  for (const message of plan.messages) await output.line(printable(lineOf(message)));
  if (!plan.isPossible) return;
  if (plan.isNothingToDo) return await output.line('Nothing to do: what runs is what the files say.');
  for (const service of plan.services) await printService(output, service);
  for (const { reference, action } of plan.images) await output.line(`  ${action} ${printable(reference)}`);
  for (const { name, change } of [...plan.networks, ...plan.volumes])
    await output.line(`  ${change} ${printable(name)}`);
  for (const risk of plan.dataAtRisk) await output.line(`${output.paint('yellow', '!')} ${printable(risk)}`);
  await output.line(output.paint('faint', printable(plan.command)));
}

async function printService(
  output: Output,
  { service, change, fields, reasons }: PlannedService,
): Promise<void> {
  const colour = change === 'unchanged' ? 'faint' : change === 'remove' ? 'red' : 'yellow';
  await output.line(output.paint(colour, `${marks[change]} ${printable(service)}: ${change}`));
  for (const { field, before, after } of fields) {
    await output.line(printable(`    ${field}: ${before ?? '(not set)'} → ${after ?? '(not set)'}`));
  }
  for (const reason of reasons) await output.line(printable(`    ${reason}`));
}

function lineOf({ severity, file, line, message }: StackMessage): string {
  const place = file ? `${file}${line === null ? '' : `:${line}`}: ` : '';
  return `${place}${severity}: ${message}`;
}
