import type { ContainerAction } from '#contracts/containers/operation.ts';
import type { Arguments, Command, CommandContext, CommandOption } from './command.ts';
import { messageOf, usageError } from './command-error.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { findByName } from './find-by-name.ts';
import { tellOperation } from './tell-operation.ts';

const time: Readonly<Record<string, CommandOption>> = {
  time: { type: 'string', short: 't', value: 'SECONDS', help: 'How long it may take to stop by itself' },
};

export const actOnContainers: readonly Command[] = [
  command('start', 'Start containers', () => ({ action: 'start' })),
  command('stop', 'Stop containers', (given) => ({ action: 'stop', ...graceOf(given) }), time),
  command('restart', 'Restart containers', (given) => ({ action: 'restart', ...graceOf(given) }), time),
  command('pause', 'Pause containers', () => ({ action: 'pause' })),
  command('unpause', 'Resume paused containers', () => ({ action: 'unpause' })),
  command(
    'kill',
    'Kill containers, or send them another signal',
    (given) => ({ action: 'kill', signal: given.text('signal') ?? 'SIGKILL' }),
    { signal: { type: 'string', short: 's', value: 'SIGNAL', help: 'Such as SIGHUP; default SIGKILL' } },
  ),
  command(
    'remove',
    'Remove containers',
    (given) => ({
      action: 'remove',
      force: given.flag('force'),
      removeAnonymousVolumes: given.flag('volumes'),
    }),
    {
      force: { type: 'boolean', short: 'f', help: 'Stop those that run first' },
      volumes: { type: 'boolean', short: 'v', help: 'And the volumes that nobody named, with their data' },
    },
  ),
];

function command(
  verb: ContainerAction['action'],
  summary: string,
  actionOf: (given: Arguments) => ContainerAction,
  options: Readonly<Record<string, CommandOption>> = {},
): Command {
  return {
    calls: verb === 'remove' ? ['containers remove', 'containers rm'] : [`containers ${verb}`],
    takes: 'NAME…',
    summary,
    options,
    needsNames: true,
    run: (context) => act(context, actionOf(context.given)),
  };
}

/** All names are looked up before anything is done. */
async function act(
  { given, output, signal, connect }: CommandContext,
  body: ContainerAction,
): Promise<ExitCode> {
  const client = await connect();
  const { containers } = await client.list({ query: { host: given.text('host') } }, { signal });
  const targets = given.names.map((name) => findByName(containers, name, 'container'));
  const ended = await Promise.all(
    targets.map(async ({ host, id, name }) => {
      try {
        return await client.act({ params: { host, id }, query: { wait: 'true' }, body }, { signal });
      } catch (error) {
        output.note(`${name}: ${messageOf(error)}`);
        return undefined;
      }
    }),
  );
  const operations = ended.filter((operation) => operation !== undefined);
  if (given.flag('json')) await output.json(operations);
  else for (const operation of operations) await tellOperation(output, operation);
  const isDone =
    operations.length === targets.length && operations.every(({ state }) => state === 'succeeded');
  return isDone ? exitCode.done : exitCode.failed;
}

function graceOf(given: Arguments): { timeoutSeconds?: number } {
  const text = given.text('time');
  if (text === undefined) return {};
  if (!/^\d{1,4}$/.test(text) || Number(text) > 3600)
    throw usageError(`"${text}" is no number of seconds up to 3600.`);
  return { timeoutSeconds: Number(text) };
}
