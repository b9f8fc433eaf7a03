import { ContainerState, type ContainerSummary, type Port } from '#contracts/containers/container.ts';
import { usageError } from './command-error.ts';
import type { Command } from './command.ts';
import { exitCode } from './exit-code.ts';
import type { Colour } from './output.ts';
import { roughly } from './since.ts';
import { printTable, type TableColumn } from './table.ts';

const states = ContainerState.options;

export const listContainers: Command = {
  calls: ['containers list', 'containers ls', 'containers'],
  summary: 'List containers as they are now',
  options: {
    stack: { type: 'string', value: 'STACK', help: 'Only of this stack' },
    state: { type: 'string', value: 'STATE', help: 'Only in this state: running, exited, paused, …' },
    quiet: { type: 'boolean', short: 'q', help: 'Print names only' },
  },
  async run({ given, output, signal, nowMs, connect }) {
    const wanted = given.text('state');
    if (wanted !== undefined && !states.some((state) => state === wanted))
      throw usageError(`--state takes ${states.join(', ')}.`);
    const client = await connect();
    const query = { host: given.text('host'), stack: given.text('stack'), state: wanted };
    const { containers, hosts } = await client.list({ query }, { signal });
    if (given.flag('json')) await output.json(containers);
    else if (given.flag('quiet')) for (const { name } of containers) await output.line(name);
    else if (containers.length > 0) {
      await printTable(
        output,
        containers,
        columnsFor(nowMs, new Set(containers.map(({ host }) => host)).size > 1),
      );
    }
    const away = hosts.filter(({ state }) => state !== 'live');
    for (const { name, reason } of away)
      output.note(`${name} is not connected: ${reason} This is what was last seen.`);
    return away.length > 0 && containers.length === 0 ? exitCode.unreachable : exitCode.done;
  },
};

function columnsFor(nowMs: number, hasHosts: boolean): readonly TableColumn<ContainerSummary>[] {
  return [
    { title: 'NAME', cell: ({ name }) => name, least: 16 },
    { title: 'STATE', cell: (one) => ({ text: stateOf(one), colour: colourOf(one) }) },
    { title: 'SINCE', cell: (one) => sinceOf(one, nowMs) },
    { title: 'IMAGE', cell: ({ image }) => image, least: 12 },
    { title: 'PORTS', cell: ({ ports }) => portsOf(ports), least: 8 },
    { title: 'STACK', cell: ({ stack }) => stack?.name ?? '', least: 8 },
    ...(hasHosts ? [{ title: 'HOST', cell: ({ host }: ContainerSummary) => host, least: 6 }] : []),
  ];
}

export function stateOf({ state, health, exitCode: code }: ContainerSummary): string {
  if (state === 'running') return health ?? 'running';
  return state === 'exited' && code !== null ? `exited (${code})` : state;
}

function colourOf({ state, health, exitCode: code }: ContainerSummary): Colour | undefined {
  if (state === 'running') return health === 'unhealthy' ? 'red' : health === 'starting' ? 'yellow' : 'green';
  return state === 'exited' && code === 0 ? 'faint' : 'yellow';
}

function sinceOf({ state, startedAtMs, finishedAtMs, createdAtMs }: ContainerSummary, nowMs: number): string {
  const atMs = state === 'running' || state === 'paused' ? startedAtMs : finishedAtMs;
  return roughly(nowMs - (atMs ?? createdAtMs));
}

function portsOf(ports: readonly Port[]): string {
  const published = ports.filter(({ hostPort }) => hostPort !== null);
  const words = published.map(
    ({ hostPort, containerPort, protocol }) =>
      `${hostPort === containerPort ? '' : `${hostPort}→`}${containerPort}${protocol === 'tcp' ? '' : `/${protocol}`}`,
  );
  return [...new Set(words)].join(' ');
}
