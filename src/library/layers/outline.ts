import { folderOf } from './layer-path.ts';
import type { LayerProblem } from './layer-problem.ts';
import type { WrittenPaths } from './written-paths.ts';

/** What one layer does to the tree below it. Paths as `pathInRoot` writes them. Plain data: it can be kept as JSON. */
export interface LayerOutline {
  /** `sha256:…` of the uncompressed archive; null when it was not read to its end. */
  readonly diffId: string | null;
  /** Uncompressed, as far as it was read. */
  readonly sizeBytes: number;
  /** Everything that it writes but folders, links too, in the order of the last time they were written. */
  readonly paths: readonly string[];
  readonly folders: readonly string[];
  /** Symbolic links; the target is as it stands in the archive. */
  readonly links: readonly (readonly [path: string, target: string])[];
  /** The target is the path of the file itself, never of another hard link of this layer. */
  readonly hardLinks: readonly (readonly [path: string, target: string])[];
  /** What it removes from the layers below. */
  readonly whiteouts: readonly string[];
  /** Folders of which it hides everything that the layers below put there; empty text: the root. */
  readonly opaque: readonly string[];
  /** Hard links that the visitor wants, and whose target it was not given in this walk. */
  readonly unread: readonly (readonly [path: string, target: string])[];
  readonly problems: readonly LayerProblem[];
}

type Found = Pick<LayerOutline, 'paths' | 'folders' | 'links' | 'hardLinks' | 'unread'>;

/** Sorts what stands there at the end. What came before the file or link that took its folder's place is gone. */
export function outlineOf(written: WrittenPaths): Found {
  const paths: string[] = [];
  const folders: string[] = [];
  const links: [string, string][] = [];
  const hardLinks: [string, string][] = [];
  const unread: [string, string][] = [];
  const coveredAt = coverFinder(written);
  for (const path of written.paths()) {
    const there = written.get(path);
    if (!there || there.at < coveredAt(folderOf(path))) continue;
    const { kind, target, content } = there;
    if (kind === 'folder') folders.push(path);
    else paths.push(path);
    if (kind === 'link') links.push([path, target]);
    if (kind === 'hard-link') hardLinks.push([path, target]);
    if (kind === 'hard-link' && content === 'unread') unread.push([path, target]);
  }
  return { paths, folders, links, hardLinks, unread };
}

/** Answers which entry last put something else in the place of a folder or of one above it; -1: none did. */
function coverFinder(written: WrittenPaths): (folder: string) => number {
  const known = new Map([['', -1]]);
  return (folder) => {
    const open: string[] = [];
    let above = folder;
    for (; !known.has(above); above = folderOf(above)) open.push(above);
    let latest = known.get(above) ?? -1;
    for (const path of open.toReversed()) {
      const there = written.get(path);
      if (there && there.kind !== 'folder') latest = Math.max(latest, there.at);
      known.set(path, latest);
    }
    return latest;
  };
}
