import { folderOf } from './layer-path.ts';

/** What the name of an entry means to the layers below (OCI image-spec, "Layer Filesystem Changeset", Whiteouts). */
export type Whiteout =
  | { readonly removes: string }
  | { readonly hides: string }
  /** What AUFS left behind, such as `.wh..wh.plnk/…`; no part of the image. */
  | 'ignored';

const opaqueName = '.wh..wh..opq';

export function whiteoutOf(path: string): Whiteout | undefined {
  if (!path.includes('.wh.')) return undefined;
  const folder = folderOf(path);
  const name = folder === '' ? path : path.slice(folder.length + 1);
  if (name === opaqueName) return { hides: folder };
  if (path.startsWith('.wh..wh.') || path.includes('/.wh..wh.')) return 'ignored';
  if (!name.startsWith('.wh.')) return undefined;
  const removed = name.slice('.wh.'.length);
  // A name that would lead elsewhere.
  if (removed === '' || removed === '.' || removed === '..') return 'ignored';
  return { removes: folder === '' ? removed : `${folder}/${removed}` };
}
