import { MonitorStatus, type MonitorRow } from '#contracts/pulse/monitor.ts';
import { usageError } from '../command-error.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { roughly } from '../since.ts';
import { printTable, type TableColumn } from '../table.ts';
import { latencyText, stateColours } from './monitor-words.ts';

const worstFirst: readonly string[] = [
  'down',
  'pending',
  'degraded',
  'unknown',
  'maintenance',
  'up',
  'paused',
];

export const listMonitors: Command = {
  calls: ['pulse list', 'pulse ls', 'pulse'],
  summary: 'List monitors as they are now, what is wrong first',
  options: {
    state: {
      type: 'string',
      value: 'STATE',
      help: 'Only in this state: down, up, degraded, paused, …',
      isMany: true,
    },
    kind: { type: 'string', value: 'KIND', help: 'Only of this kind: http, tcp, ping, …', isMany: true },
    tag: { type: 'string', value: 'TAG', help: 'Only with this tag: name or name=value', isMany: true },
    stack: { type: 'string', value: 'STACK', help: 'Only about this stack' },
    search: { type: 'string', value: 'WORDS', help: 'Only with these words in name, target or tags' },
    quiet: { type: 'boolean', short: 'q', help: 'Print names only' },
  },
  async run({ given, output, signal, nowMs, connectPulse }) {
    const status = given.texts('state').map(statusOf);
    const client = await connectPulse();
    const query = {
      status,
      kind: [...given.texts('kind')],
      tag: [...given.texts('tag')],
      host: given.text('host'),
      stack: given.text('stack'),
      search: given.text('search'),
    };
    const rows = await client.monitors({ query }, { signal });
    if (given.flag('json')) await output.json(rows);
    else if (given.flag('quiet')) for (const { name } of rows) await output.line(printable(name));
    else if (rows.length > 0) {
      const sorted = rows.toSorted((a, b) => worstFirst.indexOf(a.status) - worstFirst.indexOf(b.status));
      await printTable(output, sorted, columnsFor(nowMs));
    }
    return exitCode.done;
  },
};

function statusOf(text: string): MonitorStatus {
  const found = MonitorStatus.options.find((option) => option === text);
  if (!found) throw usageError(`--state takes ${MonitorStatus.options.join(', ')}.`);
  return found;
}

function columnsFor(nowMs: number): readonly TableColumn<MonitorRow>[] {
  return [
    { title: 'NAME', cell: ({ name }) => name, least: 16 },
    { title: 'STATE', cell: ({ status }) => ({ text: status, colour: stateColours[status] }) },
    { title: 'SINCE', cell: ({ sinceMs }) => roughly(nowMs - sinceMs) },
    { title: 'LATENCY', cell: ({ latencyMs }) => latencyText(latencyMs) },
    { title: 'KIND', cell: ({ kind }) => kind },
    { title: 'TARGET', cell: ({ target }) => target, least: 12 },
    { title: 'REASON', cell: ({ reason }) => reason ?? '', least: 6 },
  ];
}
