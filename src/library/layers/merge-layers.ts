import { defaultMergeBounds, type MergeBounds } from './bounds.ts';
import { follow, folderAt, folderInPlaceOfLinks, type Effort } from './follow-links.ts';
import { folderOf } from './layer-path.ts';
import type { LayerProblem } from './layer-problem.ts';
import type { LayerOutline } from './outline.ts';
import { addFolder, folderNode, isFolder, pathOf, type FolderNode, type TreeNode } from './tree-node.ts';

export interface MergedFile {
  /** Where it really is, after folders that are links. */
  readonly path: string;
  /** The layer that wrote it, counted from the bottom. */
  readonly layer: number;
  /** Its path in the outline of that layer. */
  readonly writtenAs: string;
}

/** What a container of the image sees. */
export interface MergedTree {
  /** Of what is there and no folder; links on the way to it are followed, it itself is not. */
  layerOf(path: string): number | undefined;
  /** Everything that is there and no folder, links too. */
  files(): Iterable<MergedFile>;
  /** The path, free of links, of the file or folder that a path leads to. */
  resolve(path: string): string | undefined;
  /** What was left out, because the image asks for too much. */
  readonly problems: readonly LayerProblem[];
}

export type MergeInput = Pick<LayerOutline, 'paths' | 'folders' | 'links' | 'whiteouts' | 'opaque'>;

const mostStepsOfOneAnswer = 10_000;

/**
 * Puts layers upon each other, the lowest first; null where a layer could not be read. A whiteout removes from the layers below
 * only; a file or link in the place of a folder hides what was in it; what is written below a link to a folder is in that folder.
 */
export function mergeLayers(
  outlines: readonly (MergeInput | null)[],
  { mostFolders, mostFiles, mostSteps }: MergeBounds = defaultMergeBounds,
): MergedTree {
  const root = folderNode('', null);
  const effort: Effort = { steps: mostSteps, folders: mostFolders, files: mostFiles };
  for (const [layer, outline] of outlines.entries()) {
    if (!outline) continue;
    remove(root, outline, effort);
    write(root, outline, layer, effort);
  }
  const isOver = Math.min(effort.steps, effort.folders, effort.files) < 0;
  return {
    problems: isOver
      ? [{ path: null, id: 'too-many', detail: 'The image has too many files or links.' }]
      : [],
    files: () => filesBelow(root),
    layerOf(path) {
      const node = follow(root, path, 'keep', effortOfOneAnswer());
      return node && !isFolder(node) ? node.layer : undefined;
    },
    resolve(path) {
      const node = follow(root, path, 'follow', effortOfOneAnswer());
      return node && pathOf(node);
    },
  };
}

function effortOfOneAnswer(): Effort {
  return { steps: mostStepsOfOneAnswer, folders: 0, files: 0 };
}

function remove(root: FolderNode, { whiteouts, opaque }: MergeInput, effort: Effort): void {
  for (const path of whiteouts) {
    const folder = follow(root, folderOf(path), 'follow', effort);
    if (folder && isFolder(folder)) folder.children.delete(nameOf(path));
  }
  for (const path of opaque) {
    // A link is not followed: what the layer writes takes its place, and the folder that it led to stays as it is.
    const folder = follow(root, path, 'keep', effort);
    if (folder && isFolder(folder)) folder.children.clear();
  }
}

function write(root: FolderNode, outline: MergeInput, layer: number, effort: Effort): void {
  const folderFor = folderFinder(root, effort);
  for (const path of outline.folders) {
    const parent = folderFor(folderOf(path));
    const there = parent?.children.get(nameOf(path));
    // A folder takes the place of a link as well, as when the engine unpacks it.
    if (parent && !(there && isFolder(there)) && (effort.folders -= 1) >= 0) addFolder(parent, nameOf(path));
  }
  const targets = new Map(outline.links);
  for (const path of outline.paths) {
    const parent = folderFor(folderOf(path));
    if (!parent || (effort.files -= 1) < 0) continue;
    const name = nameOf(path);
    const target = targets.get(path) ?? null;
    parent.children.set(name, { name, parent, target, children: null, layer, writtenAs: path });
  }
}

/** Remembers the last answer: neighbours in an archive mostly lie in the same folder. */
function folderFinder(root: FolderNode, effort: Effort): (path: string) => FolderNode | undefined {
  let known: string | undefined;
  let folder: FolderNode | undefined;
  return (path) => {
    if (path !== known) {
      folder = folderAt(root, path, effort) ?? folderInPlaceOfLinks(root, path, effort);
      known = path;
    }
    return folder;
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Depth by depth with a stack of its own: a hostile tree is as deep as a path is long. */
function* filesBelow(root: FolderNode): Generator<MergedFile, void> {
  const open: { readonly nodes: Iterator<TreeNode>; readonly prefix: string }[] = [
    { nodes: root.children.values(), prefix: '' },
  ];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const step = top.nodes.next();
    if (step.done) {
      open.pop();
      continue;
    }
    const node = step.value;
    const path = top.prefix + node.name;
    if (isFolder(node)) open.push({ nodes: node.children.values(), prefix: `${path}/` });
    else yield { path, layer: node.layer, writtenAs: node.writtenAs };
  }
}
