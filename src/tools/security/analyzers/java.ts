import { openZip } from '#library/zip/open-zip.ts';
import { readZip } from '#library/zip/read-zip.ts';
import type { Analyzer, ImageFile } from './analyzer.ts';
import { isArchive } from './java/is-archive.ts';
import { readArchive, type ArchiveBudget } from './java/read-archive.ts';
import { withoutScript } from './java/without-script.ts';
import { distinct } from './languages/language-package.ts';

/** Larger archives are read as they stream by. */
const mostKeptBytes = 64 * 1024 * 1024;
const mostBytes = 1024 * 1024 * 1024;
/** What is inside of what is inside, unpacked, comes to a few times the file. */
const freeBytes = 64 * 1024 * 1024;
const mostRatio = 20;
const mostEntries = 300_000;
const mostPackages = 20_000;
const mostProblems = 100;

/**
 * Java archives: what Maven left in them (`pom.properties`), the manifest, and as the last resort the name of the file. Names are
 * `group:artifact`; without a group where nothing tells it, so that nothing is matched that may be another's.
 */
export const java: Analyzer = {
  id: 'java',
  title: 'Java',
  types: ['maven'],
  revision: 1,
  places: null,
  wants: ({ path, sizeBytes }) => sizeBytes > 0 && isArchive(path),
  async read(file) {
    const budget: ArchiveBudget = {
      entries: mostEntries,
      bytes: Math.min(mostBytes, freeBytes + mostRatio * file.sizeBytes),
      packages: mostPackages,
      problems: mostProblems,
    };
    const { packages, problems } = await readArchive(file.path, await entriesOf(file), budget);
    return { packages: distinct(packages), problems };
  },
};

async function entriesOf(file: ImageFile) {
  if (file.sizeBytes > mostKeptBytes) {
    // What is only skipped may be more than what is read.
    return () => readZip(withoutScript(file.content), { mostEntries, mostBytes: 16 * mostBytes });
  }
  const bytes = await file.whole(mostKeptBytes);
  return () => openZip(bytes, { mostEntries, mostBytes });
}
