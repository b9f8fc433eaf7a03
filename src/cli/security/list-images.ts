import type { ImageKnowledge, ScannedImage } from '#contracts/security/image.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import type { Cell } from '../table.ts';
import { printTable, type TableColumn } from '../table.ts';
import { printable } from '../printable.ts';
import { ranksText } from './finding-words.ts';

export const listImages: Command = {
  calls: ['images list', 'images ls', 'images'],
  summary: 'List images with what is known of their flaws, and what is not',
  options: {
    stack: { type: 'string', value: 'STACK', help: 'Only of this stack' },
    quiet: { type: 'boolean', short: 'q', help: 'Print names only' },
  },
  async run({ given, output, signal, nowMs, connectSecurity }) {
    const client = await connectSecurity();
    const query = { host: given.text('host'), stack: given.text('stack') };
    const images = await client.images({ query }, { signal });
    const rows = images.toSorted(compare);
    if (given.flag('json')) await output.json(rows);
    else if (given.flag('quiet')) for (const row of rows) await output.line(printable(nameOf(row)));
    else if (rows.length > 0) await printTable(output, rows, columnsFor(nowMs, rows));
    const unknown = rows.filter(({ knowledge }) => !isKnown(knowledge)).length;
    if (unknown > 0)
      output.note(
        `Of ${unknown} ${unknown === 1 ? 'image' : 'images'} not all is known: nothing found does not mean clean.`,
      );
    return exitCode.done;
  },
};

/** The most urgent first. */
function compare(one: ScannedImage, other: ScannedImage): number {
  for (const rank of ['now', 'soon', 'plan'] as const) {
    const more = other.counts.ranks[rank] - one.counts.ranks[rank];
    if (more !== 0) return more;
  }
  return nameOf(one).localeCompare(nameOf(other), 'en') || one.host.localeCompare(other.host, 'en');
}

function columnsFor(nowMs: number, rows: readonly ScannedImage[]): readonly TableColumn<ScannedImage>[] {
  const hasHosts = new Set(rows.map(({ host }) => host)).size > 1;
  return [
    { title: 'IMAGE', cell: nameOf, least: 16 },
    { title: 'SYSTEM', cell: (row) => systemCell(row, nowMs), least: 10 },
    { title: 'PACKAGES', cell: ({ packages }) => (packages === null ? '' : String(packages)) },
    { title: 'FLAWS', cell: flawsCell, least: 12 },
    { title: 'REPAIRABLE', cell: ({ counts }) => (counts.repairable > 0 ? String(counts.repairable) : '') },
    {
      title: 'CONTAINERS',
      cell: ({ containers }) => containers.map(({ name }) => name).join(', '),
      least: 10,
    },
    { title: 'KNOWN', cell: ({ knowledge }) => knowledgeCell(knowledge), least: 10 },
    ...(hasHosts ? [{ title: 'HOST', cell: ({ host }: ScannedImage) => host, least: 6 }] : []),
  ];
}

function nameOf({ references, id }: ScannedImage): string {
  return references[0] ?? id;
}

function systemCell({ distribution, supportEnd }: ScannedImage, nowMs: number): Cell | string {
  const title = distribution?.title ?? '';
  const isOver = supportEnd !== null && (supportEnd.isOver || supportEnd.untilMs <= nowMs);
  return isOver ? { text: `${title} (out of support)`, colour: 'red' } : title;
}

function flawsCell(row: ScannedImage): Cell | string {
  const text = ranksText(row.counts);
  if (text !== '') return { text, colour: row.counts.ranks.now > 0 ? 'red' : 'yellow' };
  // A program that no package manager knows of has flaws that nobody is told of.
  if (row.packages === 0) return { text: 'no packages known', colour: 'faint' };
  return isKnown(row.knowledge) ? { text: 'nothing to do', colour: 'green' } : '';
}

const stateWords: Readonly<Record<ImageKnowledge['state'], string>> = {
  known: 'yes',
  'system-only': 'system packages only',
  partial: 'in part',
  pending: 'not yet',
  reading: 'is being read',
  unknown: 'no',
};

function knowledgeCell({ state, reason, unmatched, matchedAtMs }: ImageKnowledge): Cell | string {
  const more = reason ?? null;
  const notCompared = unmatched > 0 ? `, ${unmatched} not compared` : '';
  const never = state === 'known' && matchedAtMs === null ? ', not compared yet' : notCompared;
  const text = `${stateWords[state]}${never}${more === null ? '' : `: ${more.words.en}`}`;
  return { text, colour: state === 'known' && never === '' ? 'green' : 'yellow' };
}

/** Only then does nothing found mean that there is nothing. */
function isKnown({ state, matchedAtMs, unmatched }: ImageKnowledge): boolean {
  return state === 'known' && matchedAtMs !== null && unmatched === 0;
}
