import type { Analyzer } from './analyzer.ts';
import { readWhole } from './image-files/whole-file.ts';
import { readDatabase } from './rpm/read-database.ts';
import { readContainerManifest } from './rpm/read-container-manifest.ts';

/** A container with a thousand packages has 80 MiB. */
const mostBytes = 256 * 1024 * 1024;
const folders = ['var/lib/rpm', 'usr/lib/sysimage/rpm', 'usr/share/rpm'];
const databases = folders.flatMap((folder) =>
  ['rpmdb.sqlite', 'Packages.db', 'Packages'].map((name) => `${folder}/${name}`),
);
const journals = folders.map((folder) => `${folder}/rpmdb.sqlite-wal`);
const manifest = 'var/lib/rpmmanifest/container-manifest-2';
const wanted = new Set([...databases, manifest]);

/** RHEL and its kin, Fedora, SUSE, Amazon Linux, Azure Linux: rpm's database in its three formats. */
export const rpm: Analyzer = {
  id: 'rpm',
  title: 'rpm',
  types: ['rpm'],
  revision: 2,
  places: [...databases, ...journals, manifest],
  wants: ({ path, sizeBytes }) => wanted.has(path) || (sizeBytes > 0 && journals.includes(path)),
  async read(file) {
    if (journals.includes(file.path)) {
      const detail =
        'The newest changes of the package database were not written into it yet, and are not read.';
      return file.sizeBytes === 0 ? {} : { problems: [{ path: file.path, id: 'damaged', detail }] };
    }
    const whole = await readWhole(file, mostBytes);
    if (whole.problem) return { problems: [whole.problem] };
    if (file.path === manifest) return readContainerManifest(file.path, whole.content.toString('utf8'));
    return readDatabase(file.path, whole.content);
  },
};
