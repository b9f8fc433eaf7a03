import type { Analyzer } from './analyzer.ts';
import { readWhole } from './image-files/whole-file.ts';
import { isManifest, isYarnArchive } from './npm/package-places.ts';
import { readManifest } from './npm/read-manifest.ts';
import { readYarnArchive } from './npm/read-yarn-archive.ts';

/** Old packages carry their whole manual in package.json. */
const mostManifestBytes = 4 * 1024 * 1024;
const mostArchiveBytes = 64 * 1024 * 1024;

/**
 * Packages of npm, pnpm and Yarn where they are installed: `package.json` (npm's documentation, "package.json"), and the zips of
 * Yarn's Plug'n'Play. Lists of what might be installed (lock files) and an application's own `package.json` are not read.
 */
export const npm: Analyzer = {
  id: 'npm',
  title: 'npm',
  types: ['npm'],
  revision: 1,
  places: null,
  wants: ({ path }) => isManifest(path) || isYarnArchive(path),
  async read(file) {
    const isArchive = isYarnArchive(file.path);
    const whole = await readWhole(file, isArchive ? mostArchiveBytes : mostManifestBytes);
    if (whole.problem) return { problems: [whole.problem] };
    return isArchive
      ? await readYarnArchive(file.path, whole.content)
      : readManifest(file.path, whole.content);
  },
};
