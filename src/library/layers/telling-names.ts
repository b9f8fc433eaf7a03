import type { LayerOutline } from './outline.ts';

/**
 * Names of files and folders, without what they lie in, that a merge has to know. What is written under another name lands under
 * that name, whatever links lead to, so that it neither is nor hides anything that counts.
 */
export type TellingNames = ReadonlySet<string>;

type Linking = Pick<LayerOutline, 'links' | 'hardLinks' | 'unread'>;

/**
 * Every part of the paths that count, and of everything that links are called and lead to. `paths`: those that count by themselves,
 * as their layers wrote them.
 */
export function tellingNames(outlines: Iterable<Linking>, paths: Iterable<string>): TellingNames {
  const all = [...outlines];
  const names = new Set<string>();
  const add = (path: string) => {
    for (const name of path.split('/')) names.add(name);
  };
  for (const path of paths) add(path);
  for (const { links, unread } of all) {
    for (const pair of [...links, ...unread]) for (const path of pair) add(path);
  }
  const targets: string[] = [];
  for (const { hardLinks } of all) {
    // A link may lead to it, and what it holds is with its target.
    for (const [path, target] of hardLinks) if (names.has(lastOf(path))) targets.push(path, target);
  }
  for (const path of targets) add(path);
  return names;
}

/**
 * Of what a layer writes, what a merge has to know, one by one in the order of the layer. What is left out would still make its
 * folder, which may take the place of a file: one of them is kept for each folder on the way that has a telling name, again after
 * each that tells.
 */
export function tellingFilter(names: TellingNames): (path: string) => boolean {
  let told = 0;
  const madeAt = new Map<string, number>();
  return (path) => {
    if (names.has(lastOf(path))) {
      told += 1;
      return true;
    }
    const folder = lastTelling(path, names);
    if (folder === '' || madeAt.get(folder) === told) return false;
    madeAt.set(folder, told);
    return true;
  };
}

/** The lowest folder on the way whose name tells; empty when there is none. */
function lastTelling(path: string, names: TellingNames): string {
  for (let end = path.lastIndexOf('/'); end > 0;) {
    const start = path.lastIndexOf('/', end - 1);
    if (names.has(path.slice(start + 1, end))) return path.slice(0, end);
    end = start;
  }
  return '';
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
