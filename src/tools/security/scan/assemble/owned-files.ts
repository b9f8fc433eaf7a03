import type { Distribution, PackageType } from '#contracts/security/package.ts';
import type { FileFindings } from '../../analyzers/analyzer.ts';
import { releasesOf } from '../../matching/release.ts';
import { isThirdParty } from '../../matching/third-party.ts';
import type { MergedScans, StandingFile } from './merged-scans.ts';

const languages: ReadonlySet<PackageType> = new Set(['npm', 'pypi', 'golang', 'maven']);

/**
 * Answers whether what a language's package was found in was put there by a package of the distribution. What packages of others bring,
 * such as Docker's or NodeSource's, nobody else watches over.
 */
export function ownedFiles(
  { standing, tree }: MergedScans,
  distribution: Distribution | null,
): (type: PackageType, path: string) => boolean {
  const ecosystem = (distribution ? releasesOf(distribution)[0]?.ecosystem : undefined) ?? '';
  const foreign = foreignLists(standing, ecosystem);
  const owned = new Set<string>();
  for (const { path, findings } of standing) {
    if (foreign.has(path)) continue;
    for (const one of ownedIn(findings, ecosystem)) owned.add(one);
  }
  // A list may write `lib/x` for what is in `usr/lib/x`. Only looked into when a plain comparison finds nothing.
  let real: Set<string> | undefined;
  return (type, path) => {
    if (!languages.has(type) || owned.size === 0) return false;
    const [outer = ''] = path.split('!/', 1);
    if (owned.has(outer)) return true;
    real ??= new Set([...owned].map((one) => tree.resolve(one) ?? one));
    return real.has(outer) || real.has(tree.resolve(outer) ?? outer);
  };
}

/** dpkg's lists of files that packages from elsewhere own: `info/NAME.list`, `info/NAME:ARCH.list`, `status.d/NAME.md5sums`. */
function foreignLists(standing: readonly StandingFile[], ecosystem: string): ReadonlySet<string> {
  const lists = new Set<string>();
  for (const { path, findings } of standing) {
    for (const one of findings.packages ?? []) {
      if (one.type !== 'deb' || !isThirdParty(one, ecosystem)) continue;
      if (path.includes('/status.d/')) {
        lists.add(`${path}.md5sums`);
        continue;
      }
      const folder = path.slice(0, path.lastIndexOf('/'));
      lists.add(`${folder}/info/${one.name}.list`);
      lists.add(`${folder}/info/${one.name}:${one.arch}.list`);
    }
  }
  return lists;
}

/** Without what packages from elsewhere own, where the file says whose each is. */
function* ownedIn(findings: FileFindings, ecosystem: string): Generator<string, void> {
  const { owned = [], ownedCounts, packages = [] } = findings;
  if (!ownedCounts) {
    yield* owned;
    return;
  }
  let from = 0;
  for (const [at, one] of packages.entries()) {
    const to = from + (ownedCounts[at] ?? 0);
    if (!isThirdParty(one, ecosystem)) yield* owned.slice(from, to);
    from = to;
  }
}
