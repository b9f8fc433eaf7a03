import { Rank, Severity } from '#contracts/security/finding.ts';
import type { LabFlaw } from '#contracts/security/flaw.ts';
import type { LabOverview } from '#contracts/security/lab.ts';
import type { Arguments, Command } from '../command.ts';
import { usageError } from '../command-error.ts';
import { exitCode } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { printTable, type TableColumn } from '../table.ts';
import { choose, chooseMany } from './choose.ts';
import { rankColours, severityColours } from './finding-words.ts';

const states = ['open', 'accepted', 'hidden', 'all'] as const;
const mostRows = 500;

export const listFlaws: Command = {
  calls: ['flaws list', 'flaws ls', 'flaws'],
  summary: 'List known flaws of everything that runs here, what matters most first',
  options: {
    rank: {
      type: 'string',
      value: 'RANK',
      help: `Only of this rank: ${Rank.options.join(', ')}`,
      isMany: true,
    },
    severity: {
      type: 'string',
      value: 'SEVERITY',
      help: 'Only this severe: critical, high, …',
      isMany: true,
    },
    state: { type: 'string', value: 'STATE', help: `${states.join(', ')}; default open` },
    'only-repairable': { type: 'boolean', help: 'Only what a newer version of the package repairs' },
    exploited: { type: 'boolean', help: 'Only what is being exploited (CISA)' },
    stack: { type: 'string', value: 'STACK', help: 'Only in this stack' },
    container: { type: 'string', value: 'NAME', help: 'Only in this container' },
    package: { type: 'string', value: 'NAME', help: 'Only in this package' },
    search: {
      type: 'string',
      value: 'WORDS',
      help: 'Only with these words in ids, titles and package names',
    },
    limit: {
      type: 'string',
      short: 'n',
      value: 'N',
      help: `At most so many, up to ${mostRows}; default 100`,
    },
    quiet: { type: 'boolean', short: 'q', help: 'Print ids only' },
  },
  async run({ given, output, signal, connectSecurity }) {
    const query = queryOf(given);
    const client = await connectSecurity();
    const { flaws, total } = await client.flaws({ query }, { signal });
    if (given.flag('json')) await output.json(flaws);
    else if (given.flag('quiet')) for (const { flaw } of flaws) await output.line(printable(flaw));
    else if (flaws.length > 0) await printTable(output, flaws, columns);
    if (total > flaws.length) output.note(`${flaws.length} of ${total}; see more with -n.`);
    for (const text of notKnown(await client.overview({}, { signal }))) output.note(text);
    return exitCode.done;
  },
};

/** Why less may be listed than there is. */
function notKnown({ status, images }: LabOverview): readonly string[] {
  const { known, partial, unknown, pending, unmatched } = images;
  const notWhole = partial + unknown + pending;
  if (known + notWhole === 0) return ['NEXUS has seen no image yet, so that nothing could be found.'];
  return [
    ...status.troubles.map(({ words }) => words.en),
    ...(status.advisoriesAtMs === null
      ? ['Not all advisories that are needed are here: flaws are missing. See: Security, Sources.']
      : []),
    ...(notWhole === 0 ? [] : [`Not all is known of ${notWhole} ${notWhole === 1 ? 'image' : 'images'}.`]),
    ...(unmatched === 0
      ? []
      : [`${unmatched} ${unmatched === 1 ? 'package was' : 'packages were'} not compared.`]),
  ];
}

function queryOf(given: Arguments) {
  return {
    rank: chooseMany('rank', Rank.options, given.texts('rank')),
    severity: chooseMany('severity', Severity.options, given.texts('severity')),
    state: choose('state', states, given.text('state')),
    isRepairable: given.flag('only-repairable') ? 'true' : undefined,
    isExploited: given.flag('exploited') ? 'true' : undefined,
    host: given.text('host'),
    stack: given.text('stack'),
    container: given.text('container'),
    package: given.text('package'),
    search: given.text('search'),
    limit: limitOf(given.text('limit')),
  };
}

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > mostRows)
    throw usageError(`--limit takes a number from 1 to ${mostRows}.`);
  return Number(text);
}

const columns: readonly TableColumn<LabFlaw>[] = [
  { title: 'FLAW', cell: ({ flaw }) => flaw },
  { title: 'RANK', cell: ({ rank }) => ({ text: rank, colour: rankColours[rank] }) },
  { title: 'SEVERITY', cell: ({ severity }) => ({ text: severity, colour: severityColours[severity] }) },
  { title: 'EXPLOITED', cell: ({ exploited }) => (exploited ? { text: 'yes', colour: 'red' } : '') },
  { title: 'WHERE', cell: whereOf, least: 14 },
  { title: 'WHAT TO DO', cell: ({ advice }) => advice?.en ?? '', least: 14 },
  { title: 'TITLE', cell: ({ title }) => title ?? '', least: 10 },
];

/** Containers by name, or the image where there is none. */
function whereOf({ places, placesCount }: LabFlaw): string {
  const names = places.flatMap(({ containers, reference }) =>
    containers.length > 0 ? containers.map(({ name }) => name) : [reference],
  );
  const shown = [...new Set(names)];
  const more = Math.max(shown.length - 3, placesCount - places.length);
  return `${shown.slice(0, 3).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
