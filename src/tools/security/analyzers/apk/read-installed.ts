import type { Package } from '#contracts/security/package.ts';
import type { FileFindings } from '../analyzer.ts';
import { linesOf } from '../image-files/lines.ts';
import { ownedFiles } from '../image-files/owned-files.ts';
import { packageList } from '../image-files/package-list.ts';

/**
 * A line a field, a letter and a colon before it: `P` name, `V` version, `A` architecture, `o` origin, and below them `F` a folder and
 * `R` a file in it. An empty line ends a package.
 */
export function readInstalled(path: string, text: string): FileFindings {
  const list = packageList(path);
  const owned = ownedFiles(path);
  let fields = new Map<string, string>();
  let folder = '';

  const endPackage = (): boolean => {
    const mayContinue = fields.size === 0 || list.add(packageOf(path, fields));
    fields = new Map();
    folder = '';
    return mayContinue;
  };
  for (const line of linesOf(text)) {
    if (line === '') {
      if (!endPackage()) break;
    } else if (line[1] !== ':') list.reject(`The file has a line that is none: "${line.slice(0, 40)}".`);
    else if (line.startsWith('F:')) folder = line.slice(2);
    else if (line.startsWith('R:')) owned.add(folder === '' ? line.slice(2) : `${folder}/${line.slice(2)}`);
    else if ('PVAo'.includes(line[0] ?? ' ')) fields.set(line[0] ?? '', line.slice(2));
  }
  endPackage();
  return {
    packages: list.packages,
    owned: owned.paths,
    problems: [...list.problems(), ...owned.problems()],
  };
}

function packageOf(path: string, fields: ReadonlyMap<string, string>): Package {
  const name = fields.get('P') ?? '';
  const version = fields.get('V') ?? '';
  return {
    type: 'apk',
    name,
    version,
    arch: fields.get('A')?.slice(0, 255) ?? null,
    // An origin has the version of what is built from it; old packages that are their own say none.
    source: { name: fields.get('o')?.slice(0, 255) || name, version },
    module: null,
    vendor: null,
    path,
  };
}
