import type { Distribution, InventoryProblem, Package } from '#contracts/security/package.ts';
import { bestDistribution, releaseFiles } from '../../analyzers/os-release/release-files.ts';
import {
  packageKey,
  type Inventory,
  type InventoryLayer,
  type InventoryPackage,
  type InventoryPlatform,
} from '../../inventories/inventory.ts';
import type { LayerScan } from '../layer/layer-scan.ts';
import { packageLayers } from './layer-of-package.ts';
import type { MergedScans, StandingFile } from './merged-scans.ts';
import { ownedFiles } from './owned-files.ts';

/** What is known of the image besides its layers. */
export interface ImageFacts {
  readonly platform: InventoryPlatform | null;
  /** As many as there are layers. Empty: these are places of a container, which say nothing of layers. */
  readonly layers: readonly InventoryLayer[];
  /** Of the image as a whole, and of layers that could not be read. */
  readonly problems: readonly InventoryProblem[];
}

const most = { packages: 500_000, problems: 1_000 };

/** Pure: the same layers always give the same inventory. */
export function assembleInventory(
  scans: readonly (LayerScan | null)[],
  merged: MergedScans,
  facts: ImageFacts,
): Inventory {
  const distribution = distributionOf(merged.standing);
  const packages = packagesOf(merged, distribution, facts.layers.length > 0);
  return {
    distribution,
    platform: facts.platform,
    layers: facts.layers.map((layer, at) => ({
      ...layer,
      sizeBytes: scans[at]?.outline.sizeBytes ?? layer.sizeBytes,
    })),
    packages: packages.slice(0, most.packages),
    problems: problemsOf(scans, merged, facts, packages.length > most.packages),
  };
}

function packagesOf(
  merged: MergedScans,
  distribution: Distribution | null,
  hasLayers: boolean,
): InventoryPackage[] {
  const isOwned = ownedFiles(merged, distribution);
  const layersOf = packageLayers(merged);
  const packages: InventoryPackage[] = [];
  for (const file of merged.standing) {
    if (packages.length > most.packages) break;
    if (!file.findings.packages) continue;
    const since = layersOf(file);
    for (const one of file.findings.packages) {
      const path = movedPath(one, file);
      const layer = hasLayers ? (since.get(packageKey(one)) ?? file.layer) : null;
      packages.push({ ...one, path, layer, isOwned: isOwned(one.type, path) });
    }
  }
  return packages;
}

/** What is written below a link to a folder lies in that folder. */
function movedPath({ path }: Package, { path: real, writtenAs }: StandingFile): string {
  return path.startsWith(writtenAs) ? real + path.slice(writtenAs.length) : path;
}

/** A folder that is a link leads to release files under a name that is none of theirs. */
function distributionOf(standing: readonly StandingFile[]): Distribution | null {
  const said = standing.flatMap(({ path, writtenAs, findings: { distribution } }) =>
    distribution ? [{ path: releaseFiles.includes(path) ? path : writtenAs, distribution }] : [],
  );
  return bestDistribution(said) ?? null;
}

function problemsOf(
  scans: readonly (LayerScan | null)[],
  { standing, tree }: MergedScans,
  facts: ImageFacts,
  isCut: boolean,
): InventoryProblem[] {
  const ofLayers = scans.flatMap((scan, at) =>
    (scan?.outline.problems ?? []).map((problem) =>
      problem.path === null && scans.length > 1
        ? { ...problem, detail: `Layer ${at + 1} of ${scans.length}: ${problem.detail}` }
        : problem,
    ),
  );
  const ofFiles = standing.flatMap(({ findings }) => findings.problems ?? []);
  const tooMany: InventoryProblem = {
    path: null,
    id: 'too-many',
    detail: `The image has more than ${most.packages} packages; the others are not known.`,
  };
  const all = [...facts.problems, ...(isCut ? [tooMany] : []), ...tree.problems, ...ofLayers, ...ofFiles];
  if (all.length <= most.problems) return all;
  const more = `${all.length - most.problems} further problems are left out.`;
  return [...all.slice(0, most.problems), { path: null, id: 'too-many', detail: more }];
}
