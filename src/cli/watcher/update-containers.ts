import type { UpdatePlan, UpdateTarget } from '#contracts/watcher/run.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { Command } from '../command.ts';
import { CommandError, usageError } from '../command-error.ts';
import { exitCode } from '../exit-code.ts';
import { findByName } from '../find-by-name.ts';
import { isConfirmed } from './confirm.ts';
import { followRuns } from './follow-runs.ts';
import { printUpdatePlan } from './print-update-plan.ts';

export const updateContainers: Command = {
  calls: ['update', 'updates apply'],
  takes: 'CONTAINER…',
  summary: 'Update containers, each with a way back; shows the plan and asks first',
  options: {
    to: { type: 'string', value: 'TAG', help: 'To this version instead of the best one on offer' },
    plan: { type: 'boolean', help: 'Only say what would be done' },
    yes: { type: 'boolean', short: 'y', help: 'Do it without asking' },
  },
  needsNames: true,
  async run(context) {
    const { given, output, signal } = context;
    const tag = given.text('to');
    if (tag !== undefined && given.names.length > 1) throw usageError('--to is for one container at a time.');
    const client = await context.connectWatcher();
    const { containers } = await client.updates({ query: { host: given.text('host') } }, { signal });
    const targets = given.names.map((name) => targetOf(findByName(containers, name, 'container'), tag));
    const plans: UpdatePlan[] = [];
    for (const body of targets) plans.push(await client.planUpdate({ body }, { signal }));
    const isLookOnly = given.flag('plan') || (given.flag('json') && !given.flag('yes'));
    if (given.flag('json') && isLookOnly) await output.json(plans);
    else if (!given.flag('json')) for (const plan of plans) await printUpdatePlan(output, plan);
    const hindered = plans.filter(({ isPossible }) => !isPossible);
    for (const { name, problem } of hindered)
      output.note(`${name} cannot be updated${problem ? `: ${problem.en}` : '.'}`);
    if (hindered.length > 0) return exitCode.failed;
    if (isLookOnly) return exitCode.done;
    const count = targets.length === 1 ? 'it' : `these ${targets.length} containers`;
    if (!(await isConfirmed(context, `Update ${count}?`))) return exitCode.done;
    const runs = await client.startUpdates({ query: {}, body: { targets } }, { signal });
    return await followRuns(client, runs, context);
  },
};

function targetOf(container: WatchedContainer, tag: string | undefined): UpdateTarget {
  const { host, name, verdict } = container;
  const updates = verdict.answer?.updates ?? [];
  // An answer that is not of now is only taken by whoever names the version.
  const offered = verdict.state === 'newer' ? updates.find(({ hold }) => hold === null) : undefined;
  const found = tag === undefined ? offered : updates.find(({ to }) => to.tag === tag);
  if (!found) throw new CommandError(exitCode.failed, nothingFor(container, updates, tag));
  const { to } = found;
  if (to.digest === null)
    throw new CommandError(exitCode.failed, `The registry did not say what ${to.tag} of ${name} is.`);
  return { host, name, tag: to.tag, digest: to.digest };
}

function nothingFor(
  { name, verdict }: WatchedContainer,
  updates: readonly AvailableUpdate[],
  tag: string | undefined,
): string {
  const tags = updates.map(({ to }) => to.tag).filter((one) => one !== null);
  const known = tags.length > 0 ? ` Known are: ${tags.slice(0, 10).join(', ')}.` : '';
  if (tag !== undefined) return `${tag} is not on offer for ${name}.${known}`;
  if (verdict.state === 'unknown')
    return `Nobody knows whether there is something newer for ${name}: ${verdict.reason?.words.en ?? ''}`;
  const [held] = updates;
  if (held?.hold)
    return `What is newer for ${name} is held: ${held.hold.words.en} Take it all the same with --to ${held.to.tag}.`;
  return `There is nothing newer for ${name}.`;
}
