import { openZip } from '#library/zip/open-zip.ts';
import type { ZipEntry } from '#library/zip/zip-entry.ts';
import type { InventoryProblem, Package } from '#contracts/security/package.ts';
import { languagePackage } from '../languages/language-package.ts';
import { zipProblem } from '../languages/zip-problem.ts';
import { isArchive } from './is-archive.ts';
import { ownCoordinates } from './own-coordinates.ts';
import { readJavaManifest, type JavaManifest } from './read-java-manifest.ts';
import { readPomProperties, type Coordinates } from './read-pom-properties.ts';
import { splitFileName } from './split-file-name.ts';

/** What is left for one file of the image, with all that is nested in it. */
export interface ArchiveBudget {
  entries: number;
  bytes: number;
  packages: number;
  problems: number;
}

export interface ArchiveFindings {
  readonly packages: readonly Package[];
  readonly problems: readonly InventoryProblem[];
}

/** Archives in archives: a library in an application in a bundle in a distribution. */
const mostDepth = 4;
const mostPropertiesBytes = 64 * 1024;
/** A signed archive's manifest has a checksum of each file. */
const mostManifestBytes = 16 * 1024 * 1024;
const mostNestedBytes = 128 * 1024 * 1024;
/** Names of archives are told with each package in them. */
const mostNameLength = 1024;

interface Reading {
  readonly path: string;
  /** Archives around this one. */
  readonly depth: number;
  readonly budget: ArchiveBudget;
  readonly poms: Coordinates[];
  readonly packages: Package[];
  readonly problems: InventoryProblem[];
  manifest: JavaManifest;
  isOpened: boolean;
}

/**
 * The packages of a Java archive: of each `pom.properties`, as a shaded archive has many; of the archive itself, where none of these
 * is its own; and of archives inside, four deep. `open` may throw `ZipError`, at once or while it is iterated.
 */
export async function readArchive(
  path: string,
  open: () => Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
  budget: ArchiveBudget,
  depth = 0,
): Promise<ArchiveFindings> {
  const reading: Reading = {
    path,
    depth,
    budget,
    poms: [],
    packages: [],
    problems: [],
    manifest: new Map(),
    isOpened: false,
  };
  try {
    for await (const entry of open()) {
      reading.isOpened = true;
      budget.entries -= 1;
      if (budget.entries < 0) {
        report(
          reading,
          path,
          'too-many',
          'The archive and those inside have more files than are read of one.',
        );
        break;
      }
      if (!entry.isFolder) await readEntry(reading, entry);
    }
  } catch (error) {
    reportError(reading, path, error);
  }
  return { packages: [...packagesOf(reading), ...reading.packages], problems: reading.problems };
}

async function readEntry(reading: Reading, entry: ZipEntry): Promise<void> {
  const { name } = entry;
  if (name.toUpperCase() === 'META-INF/MANIFEST.MF') {
    const content = await contentOf(reading, entry, mostManifestBytes);
    if (content !== null) reading.manifest = readJavaManifest(content.toString('utf8'));
  } else if (name === 'pom.properties' || name.endsWith('/pom.properties')) {
    const content = await contentOf(reading, entry, mostPropertiesBytes);
    const coordinates = content && readPomProperties(name, content.toString('utf8'));
    if (coordinates !== null) addPom(reading, coordinates);
  } else if (isArchive(name)) {
    await readNested(reading, entry);
  }
}

function addPom(reading: Reading, coordinates: Coordinates): void {
  reading.budget.packages -= 1;
  if (reading.budget.packages >= 0) reading.poms.push(coordinates);
  else report(reading, reading.path, 'too-many', 'The archive holds more artifacts than are taken from one.');
}

async function readNested(reading: Reading, entry: ZipEntry): Promise<void> {
  const { budget, depth } = reading;
  const path = placeOf(reading, entry);
  if (entry.name.length > mostNameLength) {
    report(
      reading,
      reading.path,
      'damaged',
      'An archive inside has a name that is longer than any file may have.',
    );
    return;
  }
  if (depth >= mostDepth) {
    report(reading, path, 'too-deep', `Archives are read ${mostDepth} deep inside of each other.`);
    return;
  }
  const content = await contentOf(reading, entry, mostNestedBytes);
  if (content === null) return;
  const bounds = { mostEntries: Math.max(1, budget.entries), mostBytes: Math.max(1, budget.bytes) };
  const nested = await readArchive(path, () => openZip(content, bounds), budget, depth + 1);
  for (const found of nested.packages) reading.packages.push(found);
  for (const problem of nested.problems) reading.problems.push(problem);
}

async function contentOf(reading: Reading, entry: ZipEntry, mostBytes: number): Promise<Buffer | null> {
  try {
    const content = await entry.whole(Math.min(mostBytes, reading.budget.bytes));
    reading.budget.bytes -= content.length;
    return content;
  } catch (error) {
    reportError(reading, placeOf(reading, entry), error);
    return null;
  }
}

function placeOf({ path }: Reading, { name }: ZipEntry): string {
  return `${path}!/${name}`;
}

function reportError(reading: Reading, path: string, error: unknown): void {
  const { id, detail } = zipProblem(path, error);
  report(reading, path, id, detail);
}

/** Only so many: an archive can be nothing but damaged archives. */
function report(
  { budget, problems }: Reading,
  path: string,
  id: InventoryProblem['id'],
  detail: string,
): void {
  budget.problems -= 1;
  if (budget.problems >= 0) problems.push({ path, id, detail });
}

function packagesOf({ path, poms, manifest, isOpened }: Reading): Package[] {
  const isKnown = !isOpened || isSameVersion(poms, path) || poms.some((pom) => isOf(pom, path));
  const own = isKnown ? null : ownCoordinates(path, manifest);
  // Beside others, a name without a version is that of a renamed archive, which is one of them.
  const isTold = own !== null && (poms.length === 0 || splitFileName(path).version !== '');
  return [...poms, ...(isTold ? [own] : [])]
    .map(({ group, artifact, version }) =>
      languagePackage('maven', group === null ? artifact : `${group}:${artifact}`, version, path),
    )
    .filter((one) => one !== null);
}

/** Whether an archive's name is that of an artifact: with its group, its version, a classifier, or none of them. */
function isOf({ group, artifact, version }: Coordinates, path: string): boolean {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const name = base.startsWith(`${group}.`) ? base.slice(`${group}.`.length) : base;
  const full = `${artifact}-${version}`;
  return name === artifact || name === full || name.startsWith(`${full}-`);
}

/** The only artifact, with the version of the file: the same under another name. */
function isSameVersion(poms: readonly Coordinates[], path: string): boolean {
  const [pom] = poms;
  const { version } = splitFileName(path);
  const isSame = pom !== undefined && (version === pom.version || version.startsWith(`${pom.version}-`));
  return poms.length === 1 && isSame;
}
