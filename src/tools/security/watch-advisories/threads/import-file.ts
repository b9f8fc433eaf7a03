import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { importBundle } from '../../advisories/bundle/import-bundle.ts';
import { importGrype } from '../../advisories/import-grype/import-grype.ts';
import type { AdvisoryIndex } from '../../advisories/open-index.ts';
import type { PartName, PartState } from '../../advisories/part-state.ts';
import type { Imported, ImportNotes } from '../imported.ts';
import type { KeptPart } from './index-requests.ts';
import { countAffected, countTold } from './told-count-store.ts';

export interface FileToImport {
  readonly path: string;
  readonly workFolder: string;
  readonly indexPath: string;
  readonly nowMs: number;
}

const mostProblems = 100;
/** Below the work folder, while a file is read. */
export const unpackedNames = ['bundle.unpacked', 'grype.unpacked'] as const;
const [bundleName, grypeName] = unpackedNames;
const grype: PartName = { feed: 'grype', part: 'v6' };

/** Takes a bundle of NEXUS, merged with what is newer here, or a database of Grype: by its first bytes. @throws IndexError and others. */
export async function importFile(index: AdvisoryIndex, file: FileToImport): Promise<Imported> {
  return (await isBundle(file.path)) ? await takeBundle(index, file) : await takeGrype(index, file);
}

async function takeBundle(
  index: AdvisoryIndex,
  { path, workFolder, indexPath }: FileToImport,
): Promise<Imported> {
  const unpackedPath = join(workFolder, bundleName);
  const { header, taken, kept, problems } = await importBundle(index, { path, unpackedPath, mode: 'merge' });
  const older = kept.length === 0 ? [] : [`${kept.length} parts are as new or newer here, and were kept.`];
  if (taken.some((part) => isSame(part, grype))) {
    note(index, { affected: countAffected(indexPath, [grype]), problems: [] });
  }
  return {
    kind: 'nexus',
    advisories: toldBy(countTold(indexPath, index.parts()), taken),
    affected: countAffected(indexPath, taken),
    madeAtMs: header.madeAtMs,
    problems: [...older, ...problems].slice(0, mostProblems),
  };
}

async function takeGrype(
  index: AdvisoryIndex,
  { path, workFolder, indexPath, nowMs }: FileToImport,
): Promise<Imported> {
  const state = { fetchedAtMs: nowMs, changedAtMs: nowMs, triedAtMs: nowMs, problem: null, failures: 0 };
  const unpackedPath = join(workFolder, grypeName);
  const { counts, problems, builtAtMs } = await importGrype(index, { path, unpackedPath, state });
  const affected = countAffected(indexPath, [grype]);
  note(index, { affected, problems });
  return { kind: 'grype', advisories: counts.advisories, affected, madeAtMs: builtAtMs, problems };
}

function note(index: AdvisoryIndex, notes: ImportNotes): void {
  const state: Partial<PartState> & ImportNotes = notes;
  index.setState(grype, state);
}

function toldBy(parts: readonly KeptPart[], wanted: readonly PartName[]): number {
  return parts
    .filter((part) => wanted.some((one) => isSame(one, part)))
    .reduce((sum, { told }) => sum + told, 0);
}

function isSame(one: PartName, other: PartName): boolean {
  return one.feed === other.feed && one.part === other.part;
}

/** The header of a bundle is a line of JSON. */
async function isBundle(path: string): Promise<boolean> {
  await using file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 0);
  return buffer.toString() === '{';
}
