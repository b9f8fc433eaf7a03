import type { Analyzer } from './analyzer.ts';
import { findBuildInfo } from './go/find-build-info.ts';
import { modulesOf } from './go/modules-of.ts';
import { distinct } from './languages/language-package.ts';

/** The smallest program of Go has a megabyte; packed and stripped to nothing it has no build information. */
const leastBytes = 128 * 1024;
const endings = /\.(exe|so)(\.\d+)*$/i;

/**
 * Programs written in Go, by the build information inside (Go's `debug/buildinfo`): ELF, PE and Mach-O. A program is told by its first
 * bytes, so this one is asked last.
 */
export const go: Analyzer = {
  id: 'go',
  title: 'Go',
  types: ['golang'],
  revision: 2,
  places: null,
  wants: ({ path, sizeBytes, mode }) =>
    sizeBytes >= leastBytes && ((mode & 0o111) !== 0 || endings.test(path)),
  async read({ path, sizeBytes, content }) {
    const program = await findBuildInfo(content, sizeBytes);
    if (program.kind === 'go') return { packages: distinct(modulesOf(program.info, path)) };
    if (program.kind === 'no-program' || program.kind === 'no-go') return {};
    const detail = 'A program built by Go before 1.18; where it lists its modules could not be read.';
    return { problems: [{ path, id: program.kind, detail }] };
  },
};
