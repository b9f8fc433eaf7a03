import type { RpmHeader } from './parse-header.ts';

const tags = { dirIndexes: 1116, baseNames: 1117, dirNames: 1118 } as const;
/** Longer folders are in no file system that a container has. */
const mostFolderLength = 1024;

/** Files of a package: each name has the number of its folder. */
export function* filesOf(header: RpmHeader): Generator<string, void> {
  const folders = header.texts(tags.dirNames);
  const indexes = header.numbers(tags.dirIndexes);
  for (const [at, name] of header.texts(tags.baseNames).entries()) {
    const folder = folders[indexes[at] ?? -1];
    if (folder !== undefined && folder.length <= mostFolderLength) yield folder + name;
  }
}
