import type { Package } from '#contracts/security/package.ts';
import { linesOf } from '../image-files/lines.ts';
import { languagePackage } from '../languages/language-package.ts';
import type { BuildInfo } from './build-info.ts';
import { linkedVersion } from './linked-version.ts';
import { standardLibraryVersion } from './standard-library-version.ts';

interface Module {
  readonly name: string;
  /** Empty: not known. */
  readonly version: string;
}

const mostModules = 20_000;

/**
 * The modules of a program: its own, those it depends on as `replace` has them, and `stdlib` for Go's own library. Versions as Go writes
 * them, with `v`; that of `stdlib` as semver. A program whose own version is `(devel)` may have had it from the linker.
 */
export function modulesOf(info: BuildInfo, path: string): Package[] {
  const modules: Module[] = [{ name: 'stdlib', version: standardLibraryVersion(info.goVersion) }];
  let own: Module | undefined;
  const settings: string[] = [];
  for (const line of linesOf(info.modules)) {
    const [word, name = '', version = ''] = line.split('\t', 4);
    if (modules.length >= mostModules) break;
    else if (word === 'mod') modules.push((own = { name, version: known(version) }));
    else if (word === 'dep') modules.push({ name, version: known(version) });
    else if (word === '=>') modules.push(replaced(modules.pop()!, name, version));
    else if (word === 'build') settings.push(line.slice('build\t'.length));
  }
  const named = modules.map((one) =>
    one === own && one.version === '' ? { ...one, version: linkedVersion(settings, one.name) } : one,
  );
  return named
    .map(({ name, version }) => languagePackage('golang', name, version, path))
    .filter((one) => one !== null);
}

function known(version: string): string {
  return version === '(devel)' ? '' : version;
}

/** By another module; or by a folder, and then nobody knows what was in it. */
function replaced(before: Module, name: string, version: string): Module {
  return /^\.{0,2}\/|^[A-Za-z]:|^\.{1,2}$/.test(name)
    ? { ...before, version: '' }
    : { name, version: known(version) };
}
