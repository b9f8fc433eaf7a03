import type { Analyzer } from './analyzer.ts';
import { readWhole } from './image-files/whole-file.ts';
import { headOf } from './languages/head-of.ts';
import { readEgg } from './pypi/read-egg.ts';
import { readMetadata } from './pypi/read-metadata.ts';

/** The fields come first, the description after them. */
const mostFieldBytes = 256 * 1024;
const mostEggBytes = 64 * 1024 * 1024;

const metadata = /(\.dist-info\/METADATA|(\.egg-info|(^|\/)EGG-INFO)\/PKG-INFO|\.egg-info)$/;

/**
 * Packages of Python where they are installed: `*.dist-info/METADATA` (PyPA, "Recording installed projects"), `*.egg-info` as a folder or
 * a file, and eggs as folders or zips. Vendored packages are found when they brought these along, editable ones by the folder that
 * their project was built in. Names stay as written: PEP 503 says how to compare them, and who compares does so.
 */
export const pypi: Analyzer = {
  id: 'pypi',
  title: 'Python',
  types: ['pypi'],
  revision: 1,
  places: null,
  wants: ({ path }) => isEgg(path) || metadata.test(path),
  async read(file) {
    if (!isEgg(file.path)) return readMetadata(file.path, await headOf(file, mostFieldBytes));
    const whole = await readWhole(file, mostEggBytes);
    return whole.problem ? { problems: [whole.problem] } : await readEgg(file.path, whole.content);
  },
};

function isEgg(path: string): boolean {
  return path.endsWith('.egg');
}
