import type { Analyzer } from './analyzer.ts';
import { readInstalled } from './apk/read-installed.ts';
import { readWhole } from './image-files/whole-file.ts';

const mostBytes = 64 * 1024 * 1024;
const places = ['lib/apk/db/installed', 'usr/lib/apk/db/installed', 'var/lib/apk/db/installed'];
const wanted = new Set(places);

/** Alpine, Wolfi, Chainguard: apk-package(5), "installed" database, of apk-tools 2 and 3. */
export const apk: Analyzer = {
  id: 'apk',
  title: 'apk',
  types: ['apk'],
  revision: 1,
  places,
  wants: ({ path }) => wanted.has(path),
  async read(file) {
    const whole = await readWhole(file, mostBytes);
    if (whole.problem) return { problems: [whole.problem] };
    return readInstalled(file.path, whole.content.toString('utf8'));
  },
};
