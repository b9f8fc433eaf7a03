import type { StackSummary } from '#contracts/containers/stack.ts';
import type { Command } from './command.ts';
import { exitCode } from './exit-code.ts';
import type { Colour } from './output.ts';
import { printTable, type TableColumn } from './table.ts';

const stateColours = { running: 'green', partly: 'yellow', stopped: 'faint', absent: 'faint' } as const;
const driftWords = { same: 'up to date', differs: 'files changed', unknown: 'unknown' } as const;

export const listStacks: Command = {
  calls: ['stacks list', 'stacks ls', 'stacks'],
  summary: 'List stacks, and whether what runs is what their files say',
  async run({ given, output, signal, connect }) {
    const client = await connect();
    const { stacks } = await client.stacks({ query: { host: given.text('host') } }, { signal });
    if (given.flag('json')) await output.json(stacks);
    else if (stacks.length > 0) {
      await printTable(output, stacks, columnsFor(new Set(stacks.map(({ host }) => host)).size > 1));
    }
    return exitCode.done;
  },
};

function columnsFor(hasHosts: boolean): readonly TableColumn<StackSummary>[] {
  return [
    { title: 'NAME', cell: ({ name }) => name, least: 16 },
    { title: 'STATE', cell: ({ state }) => ({ text: state, colour: stateColours[state] }) },
    { title: 'SERVICES', cell: ({ services }) => String(services.length) },
    { title: 'FILES', cell: ({ drift }) => ({ text: driftWords[drift], colour: driftColour(drift) }) },
    { title: 'ORIGIN', cell: ({ origin }) => origin },
    { title: 'FOLDER', cell: ({ workingDirectory }) => workingDirectory ?? '', least: 12 },
    ...(hasHosts ? [{ title: 'HOST', cell: ({ host }: StackSummary) => host, least: 6 }] : []),
  ];
}

function driftColour(drift: StackSummary['drift']): Colour | undefined {
  return drift === 'differs' ? 'yellow' : undefined;
}
