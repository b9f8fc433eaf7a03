import { openZip } from '#library/zip/open-zip.ts';
import type { FileFindings } from '../analyzer.ts';
import { zipProblem } from '../languages/zip-problem.ts';
import { isManifest } from './package-places.ts';
import { readManifest } from './read-manifest.ts';

const bounds = { mostEntries: 200_000, mostBytes: 64 * 1024 * 1024 };
const mostManifestBytes = 4 * 1024 * 1024;

/** A zip of Yarn's cache: one package, below `node_modules`, with what it bundles. */
export async function readYarnArchive(path: string, bytes: Buffer): Promise<FileFindings> {
  const findings: FileFindings[] = [];
  try {
    for (const entry of openZip(bytes, bounds)) {
      if (!isManifest(entry.name)) continue;
      findings.push(readManifest(`${path}!/${entry.name}`, await entry.whole(mostManifestBytes)));
    }
  } catch (error) {
    findings.push({ problems: [zipProblem(path, error)] });
  }
  return {
    packages: findings.flatMap(({ packages = [] }) => packages),
    problems: findings.flatMap(({ problems = [] }) => problems),
  };
}
