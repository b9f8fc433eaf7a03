import type { Client } from '#contracts/client.ts';
import type { watcher } from '#contracts/watcher/contract.ts';
import type { Verdict } from '#contracts/watcher/verdict.ts';
import type { WatchedContainer, WatchStatus } from '#contracts/watcher/watched.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import type { Output } from '../output.ts';
import { printable } from '../printable.ts';
import { roughly } from '../since.ts';
import { printTable, type TableColumn } from '../table.ts';
import { bestUpdate, levelColours, versionText } from './version-words.ts';

export const listUpdates: Command = {
  calls: ['updates list', 'updates ls', 'updates'],
  summary: 'List containers whose image has something newer, or of which nobody can say',
  options: {
    stack: { type: 'string', value: 'STACK', help: 'Only of this stack' },
    check: { type: 'boolean', help: 'Ask the registries first' },
    all: { type: 'boolean', short: 'a', help: 'Also those that are up to date or not watched' },
    quiet: { type: 'boolean', short: 'q', help: 'Print names only' },
    'exit-code': { type: 'boolean', help: 'End with 10 when something newer is offered' },
  },
  async run({ given, output, signal, nowMs, connectWatcher }) {
    const client = await connectWatcher();
    const host = given.text('host');
    if (given.flag('check')) await client.checkNow({ body: { host } }, { signal });
    const query = { host, stack: given.text('stack') };
    const { containers, status } = await client.updates({ query }, { signal });
    const rows = given.flag('all') ? containers : containers.filter(isNews);
    if (given.flag('json')) await output.json(rows);
    else if (given.flag('quiet')) for (const { name } of rows) await output.line(printable(name));
    else if (rows.length > 0)
      await printTable(
        output,
        rows.toSorted(byUrgency),
        columnsFor(nowMs, await plansOf(client, signal), rows),
      );
    noteStatus(output, status, rows.length);
    const isOffered = containers.some((row) => bestUpdate(row)?.hold === null);
    return isOffered && given.flag('exit-code') ? exitCode.updates : exitCode.done;
  },
};

function isNews({ verdict }: WatchedContainer): boolean {
  return verdict.state === 'newer' || verdict.state === 'unknown';
}

function byUrgency(one: WatchedContainer, other: WatchedContainer): number {
  const rank = (row: WatchedContainer) =>
    bestUpdate(row) ? (bestUpdate(row)?.hold ? 1 : 0) : row.verdict.state === 'unknown' ? 2 : 3;
  return rank(one) - rank(other) || one.name.localeCompare(other.name, 'en');
}

/** What the rules make of each container, in words. */
async function plansOf(
  client: Client<typeof watcher>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const previews = await client.previewPolicies({ body: {} }, { signal });
  return new Map(previews.map(({ host, name, words }) => [`${host}/${name}`, words.en]));
}

const stateWords: Readonly<Record<Verdict['state'], string>> = {
  newer: 'newer',
  same: 'up to date',
  unknown: 'unknown',
  pending: 'not looked yet',
  local: 'built here',
  fixed: 'pinned by its digest',
  off: 'not watched',
};

function columnsFor(
  nowMs: number,
  plans: ReadonlyMap<string, string>,
  rows: readonly WatchedContainer[],
): readonly TableColumn<WatchedContainer>[] {
  const hasHosts = new Set(rows.map(({ host }) => host)).size > 1;
  return [
    { title: 'CONTAINER', cell: ({ name }) => name, least: 16 },
    { title: 'NOW', cell: ({ current }) => versionText(current), least: 10 },
    { title: 'NEWER', cell: newerCell, least: 10 },
    {
      title: 'LEVEL',
      cell: (row) => {
        const level = bestUpdate(row)?.level;
        return level ? { text: level, colour: levelColours[level] } : '';
      },
    },
    {
      title: 'SINCE',
      cell: (row) => {
        const update = bestUpdate(row);
        return update ? roughly(nowMs - update.seenAtMs) : '';
      },
    },
    { title: 'WHAT HAPPENS', cell: (row) => whatHappens(row, plans), least: 14 },
    ...(hasHosts ? [{ title: 'HOST', cell: ({ host }: WatchedContainer) => host, least: 6 }] : []),
  ];
}

function newerCell(row: WatchedContainer) {
  const update = bestUpdate(row);
  if (update) return versionText(update.to, row.current);
  const { state } = row.verdict;
  return { text: stateWords[state], colour: state === 'unknown' ? ('yellow' as const) : ('faint' as const) };
}

function whatHappens(row: WatchedContainer, plans: ReadonlyMap<string, string>): string {
  if (row.runId !== null) return 'an update is under way';
  if (row.verdict.state === 'unknown') return row.verdict.reason?.words.en ?? '';
  return bestUpdate(row) ? (plans.get(`${row.host}/${row.name}`) ?? '') : '';
}

function noteStatus(output: Output, { missing, lastCheckAtMs }: WatchStatus, rows: number): void {
  for (const { host, reason } of missing)
    output.note(`${host} cannot be seen now: ${reason} This is what was last seen.`);
  if (lastCheckAtMs === null) output.note('Nobody has looked yet. Look now with: nexus updates --check');
  else if (rows === 0) output.note('Nothing newer.');
}
