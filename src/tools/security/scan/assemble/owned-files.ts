import type { PackageType } from '#contracts/security/package.ts';
import type { MergedScans } from './merged-scans.ts';

const languages: ReadonlySet<PackageType> = new Set(['npm', 'pypi', 'golang', 'maven']);

/** Answers whether what a language's package was found in was put there by the distribution's package manager. */
export function ownedFiles({ standing, tree }: MergedScans): (type: PackageType, path: string) => boolean {
  const owned = new Set<string>();
  for (const { findings } of standing) for (const path of findings.owned ?? []) owned.add(path);
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
