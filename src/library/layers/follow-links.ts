import { addFolder, isFolder, type FolderNode, type TreeNode } from './tree-node.ts';

/** As Linux counts (path_resolution(7)). */
const mostLinks = 40;

/** What is left to be spent: parts of paths to walk, which links multiply, and folders and files to make, which take memory. */
export interface Effort {
  steps: number;
  folders: number;
  files: number;
}

/**
 * Walks a path from the root through folders and links; `..` goes up from where it stands, never above the root. A link at the very
 * end is followed when asked. Undefined when nothing is there, links go in a circle, or nothing is left to be spent.
 */
export function follow(
  root: FolderNode,
  path: string,
  last: 'follow' | 'keep',
  effort: Effort,
): TreeNode | undefined {
  return walk(root, path, effort, last, (at, part) => at.children.get(part));
}

/**
 * The folder that a path stands for, made where it is missing, in the place of a file too. Links are followed, to what is not there
 * as well. Undefined when links go in a circle, or nothing is left to be spent.
 */
export function folderAt(root: FolderNode, path: string, effort: Effort): FolderNode | undefined {
  const found = walk(root, path, effort, 'follow', (at, part) => {
    const next = at.children.get(part);
    if (next && (isFolder(next) || next.target !== null)) return next;
    return (effort.folders -= 1) < 0 ? undefined : addFolder(at, part);
  });
  return found && isFolder(found) ? found : undefined;
}

/** As `folderAt`, but puts a folder in the place of every link. */
export function folderInPlaceOfLinks(root: FolderNode, path: string, effort: Effort): FolderNode | undefined {
  const found = walk(root, path, effort, 'follow', (at, part) => {
    const next = at.children.get(part);
    if (next && isFolder(next)) return next;
    return (effort.folders -= 1) < 0 ? undefined : addFolder(at, part);
  });
  return found && isFolder(found) ? found : undefined;
}

function walk(
  root: FolderNode,
  path: string,
  effort: Effort,
  last: 'follow' | 'keep',
  step: (at: FolderNode, part: string) => TreeNode | undefined,
): TreeNode | undefined {
  if (effort.steps < 0) return undefined;
  const open = partsOf(path, effort);
  let at: TreeNode = root;
  let links = 0;
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (effort.steps < 0 || !isFolder(at)) return undefined;
    if (part === '' || part === '.') continue;
    if (part === '..') {
      at = at.parent ?? at;
      continue;
    }
    const next = step(at, part);
    if (next === undefined) return undefined;
    if (next.target === null || (last === 'keep' && open.length === 0)) {
      at = next;
      continue;
    }
    if ((links += 1) > mostLinks) return undefined;
    if (next.target.startsWith('/')) at = root;
    for (const linked of partsOf(next.target, effort)) open.push(linked);
  }
  return at;
}

/** The last one first. */
function partsOf(path: string, effort: Effort): string[] {
  const parts = path.split('/').toReversed();
  effort.steps -= parts.length;
  return parts;
}
