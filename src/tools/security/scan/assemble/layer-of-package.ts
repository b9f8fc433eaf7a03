import { folderOf } from '#library/layers/layer-path.ts';
import { packageKey } from '../../inventories/inventory.ts';
import type { MergedScans, StandingFile } from './merged-scans.ts';

/**
 * Answers for each package of a file the first layer from which on every image on the way tells of it. A list of a package manager is
 * written anew by each layer that installs something; a layer that removes the list, and writes none, takes its packages away.
 */
export function packageLayers(merged: MergedScans): (file: StandingFile) => ReadonlyMap<string, number> {
  const isGoneIn = removalFinder(merged);
  return (file) => {
    const since = new Map<string, number>();
    let open = new Set((file.findings.packages ?? []).map(packageKey));
    for (const key of open) since.set(key, file.layer);
    let above = file.layer;
    for (let layer = file.layer - 1; layer >= 0 && open.size > 0; layer -= 1) {
      const before = merged.findingsIn(layer, file.writtenAs) ?? merged.findingsIn(layer, file.path);
      if (!before) continue;
      if (isGoneIn(file, layer + 1, above)) break;
      const had = new Set((before.packages ?? []).map(packageKey));
      open = new Set([...open].filter((key) => had.has(key)));
      for (const key of open) since.set(key, layer);
      above = layer;
    }
    return since;
  };
}

/** Whether a layer of these, none of which tells what the file holds, removed it or put something else in its place. */
function removalFinder({ outlines, tree }: MergedScans) {
  const known = new Map<number, ReadonlySet<string>>();
  const removedBy = (layer: number): ReadonlySet<string> => {
    const there = known.get(layer);
    if (there) return there;
    const outline = outlines[layer];
    const names = [...(outline?.whiteouts ?? []), ...(outline?.paths ?? [])];
    const real = names.map((name) => joined(tree.resolve(folderOf(name)), name));
    const inside = (outline?.opaque ?? []).flatMap((folder) => [`${folder}/`, `${tree.resolve(folder)}/`]);
    const made = new Set([...names, ...real, ...inside]);
    known.set(layer, made);
    return made;
  };
  return ({ path, writtenAs }: StandingFile, from: number, to: number): boolean => {
    for (let layer = from; layer < to; layer += 1) {
      const removed = removedBy(layer);
      if (isBelow(path, removed) || isBelow(writtenAs, removed)) return true;
    }
    return false;
  };
}

function joined(folder: string | undefined, name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return folder === undefined || folder === '' ? last : `${folder}/${last}`;
}

/** Names with a slash at their end are of folders that were emptied; that of the root is the slash. */
function isBelow(path: string, removed: ReadonlySet<string>): boolean {
  if (removed.has(path)) return true;
  for (let at = folderOf(path); at !== ''; at = folderOf(at)) {
    if (removed.has(at) || removed.has(`${at}/`)) return true;
  }
  return removed.has('/');
}
