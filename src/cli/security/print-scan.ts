import type { ScanResult } from '#contracts/security/difference.ts';
import {
  compareExported,
  type ExportAbout,
  type ExportedFinding,
} from '#contracts/security/exports/exported-finding.ts';
import { writeCsv } from '#contracts/security/exports/write-csv.ts';
import { writeSarif } from '#contracts/security/exports/write-sarif.ts';
import type { Finding } from '#contracts/security/finding.ts';
import type { CommandContext } from '../command.ts';
import type { Output } from '../output.ts';
import { printable } from '../printable.ts';
import { printTable, type TableColumn } from '../table.ts';
import {
  ageText,
  problemText,
  rankColours,
  repairText,
  severitiesText,
  severityColours,
} from './finding-words.ts';

export const scanFormats = ['table', 'json', 'sarif', 'csv'] as const;
export type ScanFormat = (typeof scanFormats)[number];

export interface ScanToPrint {
  readonly result: ScanResult;
  /** Those of its findings that a person wants to see, in their order. */
  readonly shown: readonly Finding[];
  readonly format: ScanFormat;
}

const mostNotes = 10;

export async function printScan(
  { output, nowMs }: CommandContext,
  { result, shown, format }: ScanToPrint,
): Promise<void> {
  if (format === 'json') await output.json({ ...result, findings: shown });
  else if (format === 'table') await printFindings(output, result, shown);
  else await printFile(output, format, exported(result, shown), aboutOf(result, nowMs));
  noteScan(output, result, nowMs);
}

async function printFindings(output: Output, result: ScanResult, shown: readonly Finding[]): Promise<void> {
  const { name, distribution, packages } = result;
  const system = distribution ? `${distribution.title}, ` : '';
  await output.line(
    `${printable(name)}: ${printable(system)}${packages} packages, ${shownText(result, shown)}`,
  );
  if (shown.length > 0) await printTable(output, shown, columns);
}

const columns: readonly TableColumn<Finding>[] = [
  { title: 'FLAW', cell: ({ flaw }) => flaw },
  { title: 'RANK', cell: ({ rank }) => ({ text: rank, colour: rankColours[rank] }) },
  { title: 'SEVERITY', cell: ({ severity }) => ({ text: severity, colour: severityColours[severity] }) },
  { title: 'PACKAGE', cell: (finding) => finding.package, least: 12 },
  { title: 'VERSION', cell: ({ version }) => version, least: 8 },
  { title: 'REPAIRED IN', cell: ({ repair }) => repairText(repair), least: 11 },
  { title: 'TITLE', cell: ({ title }) => title ?? '', least: 10 },
];

/** "Nothing" is said only of what is left of it, never of what nobody could see. */
function shownText({ counts }: ScanResult, shown: readonly Finding[]): string {
  const left = [
    ...(counts.accepted > 0 ? [`${counts.accepted} accepted`] : []),
    ...(counts.hidden > 0 ? [`${counts.hidden} hidden`] : []),
  ];
  const found = shown.length === 0 ? 'no flaws to show' : `${shown.length} to show: ${severitiesText(shown)}`;
  return left.length === 0 ? found : `${found} (${left.join(', ')})`;
}

async function printFile(
  output: Output,
  format: 'sarif' | 'csv',
  findings: readonly ExportedFinding[],
  about: ExportAbout,
): Promise<void> {
  const pieces = format === 'csv' ? writeCsv(() => findings) : writeSarif(() => findings, about);
  for await (const piece of pieces) await output.line(piece.replace(/\n$/, ''));
}

function exported({ name, digest }: ScanResult, shown: readonly Finding[]): readonly ExportedFinding[] {
  return shown
    .map((finding) => ({ ...finding, host: null, image: digest, reference: name }))
    .toSorted(compareExported);
}

function aboutOf({ name, problems }: ScanResult, madeAtMs: number): ExportAbout {
  return { name, madeAtMs, toolVersion: null, problems: problems.map(problemText) };
}

function noteScan(output: Output, { problems, advisoriesAtMs }: ScanResult, nowMs: number): void {
  for (const problem of problems.slice(0, mostNotes))
    output.note(`Could not be read: ${problemText(problem)}`);
  if (problems.length > mostNotes)
    output.note(`And ${problems.length - mostNotes} more that could not be read.`);
  const age =
    advisoriesAtMs === null
      ? 'NEXUS has no advisories for this yet, so nothing could be found. See: Security, Sources.'
      : ageText(advisoriesAtMs, nowMs);
  if (age !== undefined) output.note(age);
}
