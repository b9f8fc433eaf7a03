import type { Client } from '#contracts/client.ts';
import type { watcher } from '#contracts/watcher/contract.ts';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import type { Command, CommandContext } from '../command.ts';
import { CommandError, usageError } from '../command-error.ts';
import { exitCode } from '../exit-code.ts';
import { isConfirmed } from './confirm.ts';
import { followRuns } from './follow-runs.ts';
import { printUpdatePlan } from './print-update-plan.ts';

export const revertUpdate: Command = {
  calls: ['updates revert'],
  takes: 'CONTAINER|ID',
  summary: 'Go back to the version before the last update of a container, or before the one with this id',
  options: {
    plan: { type: 'boolean', help: 'Only say what would be done' },
    yes: { type: 'boolean', short: 'y', help: 'Do it without asking' },
  },
  needsNames: true,
  async run(context) {
    const { given, output, signal } = context;
    const [wanted = '', ...others] = given.names;
    if (others.length > 0) throw usageError('One update at a time.');
    const client = await context.connectWatcher();
    const { id: run } = await runToRevert(client, wanted, context);
    const plan = await client.planRunRevert({ params: { run } }, { signal });
    const isLookOnly = given.flag('plan') || (given.flag('json') && !given.flag('yes'));
    if (given.flag('json') && isLookOnly) await output.json(plan);
    else if (!given.flag('json')) await printUpdatePlan(output, plan);
    if (!plan.isPossible) {
      output.note(`${plan.name} cannot go back${plan.problem ? `: ${plan.problem.en}` : '.'}`);
      return exitCode.failed;
    }
    if (isLookOnly || !(await isConfirmed(context, 'Go back?'))) return exitCode.done;
    const begun = await client.revertRun({ params: { run }, query: {} }, { signal });
    return await followRuns(client, [begun], context);
  },
};

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function runToRevert(
  client: Client<typeof watcher>,
  wanted: string,
  { given, signal }: CommandContext,
): Promise<UpdateRun> {
  if (id.test(wanted)) return await client.run({ params: { run: wanted } }, { signal });
  const query = { host: given.text('host'), name: wanted, limit: 200 };
  const possible = (await client.runs({ query }, { signal })).filter(({ canRevert }) => canRevert);
  const [newest] = possible;
  if (!newest)
    throw new CommandError(exitCode.notFound, `There is no update of ${wanted} that can be taken back.`);
  const hosts = new Set(possible.map(({ host }) => host));
  if (hosts.size > 1)
    throw new CommandError(
      exitCode.notFound,
      `${wanted} was updated on ${[...hosts].join(', ')}. Choose one with --host.`,
    );
  return newest;
}
