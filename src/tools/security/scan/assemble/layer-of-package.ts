import { packageKey } from '../../inventories/inventory.ts';
import type { MergedScans, StandingFile } from './merged-scans.ts';

/**
 * For each package of a file, the first layer from which on every version of the file tells of it. A list of a package manager is
 * written anew by each layer that installs something.
 */
export function layersOfPackages(file: StandingFile, merged: MergedScans): Map<string, number> {
  const since = new Map<string, number>();
  let open = new Set((file.findings.packages ?? []).map(packageKey));
  for (const key of open) since.set(key, file.layer);
  for (let layer = file.layer - 1; layer >= 0 && open.size > 0; layer -= 1) {
    const before = merged.findingsIn(layer, file.writtenAs) ?? merged.findingsIn(layer, file.path);
    if (!before) continue;
    const had = new Set((before.packages ?? []).map(packageKey));
    open = new Set([...open].filter((key) => had.has(key)));
    for (const key of open) since.set(key, layer);
  }
  return since;
}
