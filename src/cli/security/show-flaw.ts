import type { FlawDetails } from '#contracts/security/flaw.ts';
import type { Command } from '../command.ts';
import { usageError } from '../command-error.ts';
import { exitCode } from '../exit-code.ts';
import type { Output } from '../output.ts';
import { printable } from '../printable.ts';
import { roughly } from '../since.ts';
import { rankColours, repairText, severityColours } from './finding-words.ts';

const most = { findings: 50, references: 10, details: 2_000 };

export const showFlaw: Command = {
  calls: ['flaw show', 'flaw'],
  takes: 'ID',
  summary: 'Explain one flaw: why it matters here, where it is, who says so, what repairs it',
  needsNames: true,
  async run({ given, output, signal, nowMs, connectSecurity }) {
    const [flaw = '', ...others] = given.names;
    if (others.length > 0) throw usageError('One flaw at a time.');
    const client = await connectSecurity();
    const details = await client.flaw({ params: { flaw } }, { signal });
    if (given.flag('json')) await output.json(details);
    else await printFlaw(output, details, nowMs);
    return exitCode.done;
  },
};

async function printFlaw(output: Output, details: FlawDetails, nowMs: number): Promise<void> {
  const { flaw, title, aliases, rank, severity, ratedBy, advice } = details;
  await output.line(
    `${output.paint('bold', printable(flaw))}${title === null ? '' : `: ${printable(title)}`}`,
  );
  const rated = ratedBy === null ? '' : `, rated by ${ratedBy}`;
  const ranked = output.paint(rankColours[rank], rank);
  await output.line(
    `  ${label(output, 'rank')} ${ranked}, ${output.paint(severityColours[severity], severity)}${printable(rated)}`,
  );
  if (aliases.length > 0) await fact(output, 'also', aliases.join(', '));
  for (const { weight, words } of details.reasons)
    await fact(output, 'because', `${words.en} (${weight > 0 ? '+' : ''}${Math.round(weight)})`);
  if (advice) await fact(output, 'to do', advice.en);
  await printPlaces(output, details);
  await printSources(output, details);
  // 0: it never was in an image here.
  if (details.firstSeenAtMs !== 0)
    await fact(output, 'here', `first seen ${roughly(nowMs - details.firstSeenAtMs)} ago`);
  for (const { atMs, words } of details.moments)
    await fact(output, 'history', `${roughly(nowMs - atMs)} ago: ${words.en}`);
  if (details.details !== null) await printText(output, details.details);
}

async function printPlaces(output: Output, { findings }: FlawDetails): Promise<void> {
  for (const finding of findings.slice(0, most.findings)) {
    const { host, reference, version, repair, accepted, isHidden } = finding;
    const state = accepted ? `, accepted by ${accepted.by}: ${accepted.reason}` : isHidden ? ', hidden' : '';
    const repaired = repair.version === null ? repairText(repair) : `repaired in ${repairText(repair)}`;
    await fact(
      output,
      'where',
      `${reference} on ${host}: ${finding.package} ${version}, ${repaired}${state}`,
    );
  }
  const left = findings.length - most.findings;
  if (left > 0) await fact(output, 'where', `and ${left} more: nexus flaw --json has all`);
}

async function printSources(output: Output, { findings, ratings, references }: FlawDetails): Promise<void> {
  const sources = findings.flatMap((finding) => finding.sources);
  const said = sources.map(({ feed, id, words }) => `${feed} ${id}: ${words.en}`);
  for (const text of new Set(said)) await fact(output, 'source', text);
  for (const { source, severity, score, vector } of ratings)
    await fact(output, 'rating', [source, severity, score?.toFixed(1), vector].filter(Boolean).join(' '));
  for (const reference of references.slice(0, most.references)) await fact(output, 'see', reference);
}

/** Text of others, line by line. */
async function printText(output: Output, text: string): Promise<void> {
  const shown = text.length > most.details ? `${text.slice(0, most.details)}…` : text;
  await output.line('');
  for (const line of shown.split(/\r?\n/)) await output.line(`  ${printable(line)}`.trimEnd());
}

function label(output: Output, name: string): string {
  return output.paint('faint', name.padEnd(8));
}

async function fact(output: Output, name: string, text: string): Promise<void> {
  await output.line(`  ${label(output, name)} ${printable(text)}`.trimEnd());
}
