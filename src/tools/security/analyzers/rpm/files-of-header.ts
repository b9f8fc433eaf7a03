import type { RpmHeader } from './parse-header.ts';

const tags = { modes: 1030, dirIndexes: 1116, baseNames: 1117, dirNames: 1118 } as const;
/** Longer folders are in no file system that a container has. */
const mostFolderLength = 1024;

/** Kinds of files in a mode (inode(7)). */
const kindMask = 0o170000;
const regular = 0o100000;

/** Regular files of a package: each name has a mode and the number of its folder. */
export function* filesOf(header: RpmHeader): Generator<string, void> {
  const folders = header.texts(tags.dirNames);
  const modes = header.numbers(tags.modes);
  const indexes = header.numbers(tags.dirIndexes);
  for (const [at, name] of header.texts(tags.baseNames).entries()) {
    const folder = folders[indexes[at] ?? -1];
    if (((modes[at] ?? regular) & kindMask) !== regular) continue;
    if (folder !== undefined && folder.length <= mostFolderLength) yield folder + name;
  }
}
