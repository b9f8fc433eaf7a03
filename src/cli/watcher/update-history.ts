import type { UpdateRun } from '#contracts/watcher/run.ts';
import type { Command } from '../command.ts';
import { usageError } from '../command-error.ts';
import { exitCode } from '../exit-code.ts';
import type { Colour } from '../output.ts';
import { roughly } from '../since.ts';
import { printTable, type TableColumn } from '../table.ts';
import { versionText } from './version-words.ts';

export const updateHistory: Command = {
  calls: ['updates history'],
  takes: '[CONTAINER]',
  summary: 'List updates and ways back, newest first',
  options: {
    stack: { type: 'string', value: 'STACK', help: 'Only of this stack' },
    limit: { type: 'string', short: 'n', value: 'N', help: 'So many; default 20' },
  },
  async run({ given, output, signal, nowMs, connectWatcher }) {
    const [name, ...others] = given.names;
    if (others.length > 0) throw usageError('One container at a time.');
    const limit = limitOf(given.text('limit') ?? '20');
    const client = await connectWatcher();
    const query = { host: given.text('host'), stack: given.text('stack'), name, limit };
    const runs = await client.runs({ query }, { signal });
    if (given.flag('json')) await output.json(runs);
    else if (runs.length > 0) await printTable(output, runs, columnsFor(nowMs));
    return exitCode.done;
  },
};

function limitOf(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 200)
    throw usageError('--limit takes a number from 1 to 200.');
  return Number(text);
}

const colours: Readonly<Partial<Record<UpdateRun['state'], Colour>>> = {
  succeeded: 'green',
  back: 'yellow',
  failed: 'red',
};

function columnsFor(nowMs: number): readonly TableColumn<UpdateRun>[] {
  return [
    { title: 'AGO', cell: ({ startedAtMs }) => roughly(nowMs - startedAtMs) },
    { title: 'CONTAINER', cell: ({ name }) => name, least: 12 },
    { title: 'FROM', cell: ({ from, to }) => versionText(from, to), least: 8 },
    { title: 'TO', cell: ({ from, to }) => versionText(to, from), least: 8 },
    { title: 'HOW', cell: howCell },
    { title: 'BY', cell: ({ startedBy }) => startedBy, least: 6 },
    { title: 'BACK', cell: ({ canRevert }) => (canRevert ? 'possible' : '') },
    { title: 'ID', cell: ({ id }) => id },
  ];
}

function howCell({ kind, state, revertedById }: UpdateRun) {
  const text = `${kind === 'revert' ? 'way back ' : ''}${state}${revertedById === null ? '' : ', taken back'}`;
  return { text, colour: colours[state] };
}
