import type { Analyzer } from './analyzer.ts';
import { readWhole } from './image-files/whole-file.ts';
import { readReleaseFile } from './os-release/read-release-file.ts';
import { releaseFiles } from './os-release/release-files.ts';

const mostBytes = 64 * 1024;
const wanted = new Set(releaseFiles);

/** Which distribution an image is of. Each file tells alone; `bestDistribution` says which one counts. */
export const osRelease: Analyzer = {
  id: 'os-release',
  title: 'Distribution',
  types: [],
  revision: 2,
  places: releaseFiles,
  wants: ({ path }) => wanted.has(path),
  async read(file) {
    const whole = await readWhole(file, mostBytes);
    return whole.problem
      ? { problems: [whole.problem] }
      : readReleaseFile(file.path, whole.content.toString('utf8'));
  },
};
