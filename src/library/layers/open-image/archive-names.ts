import { folderOf, pathInRoot } from '../layer-path.ts';
import { TarError } from '../tar-error.ts';
import type { TarHeader } from '../tar-header.ts';
import { endOfLinks } from './image-files.ts';

/** An archive of an image has a few files for each layer. */
const mostEntries = 100_000;

/** The files of an archive by path, and the links that stand for them. */
export interface ArchiveNames<Kept> {
  /** Notes an entry; answers the path when it is a file. Throws `too-large` for an archive of something else. */
  note(header: TarHeader): string | undefined;
  keep(path: string, kept: Kept): void;
  find(path: string): string | undefined;
  get(path: string): Kept | undefined;
}

export function archiveNames<Kept>(): ArchiveNames<Kept> {
  const files = new Map<string, Kept>();
  const links = new Map<string, string>();
  let entries = 0;

  function find(path: string): string | undefined {
    const end = endOfLinks(pathInRoot(path), links);
    return end !== undefined && files.has(end) ? end : undefined;
  }

  return {
    find,
    note(header) {
      if ((entries += 1) > mostEntries) throw new TarError('too-large', 'This is no archive of an image.');
      const path = pathInRoot(header.name);
      links.delete(path);
      files.delete(path);
      if (header.kind === 'hard-link') links.set(path, pathInRoot(header.linkTarget));
      else if (header.kind === 'link') links.set(path, pathInRoot(`${folderOf(path)}/${header.linkTarget}`));
      return header.kind === 'file' ? path : undefined;
    },
    keep: (path, kept) => void files.set(path, kept),
    get(path) {
      const found = find(path);
      return found === undefined ? undefined : files.get(found);
    },
  };
}
