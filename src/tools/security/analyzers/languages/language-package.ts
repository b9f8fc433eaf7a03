import type { Package, PackageType } from '#contracts/security/package.ts';

const mostLength = 512;

/** A package of a language, or null where the name or the version can be none: longer than any, or with spaces or controls in it. */
export function languagePackage(
  type: PackageType,
  name: string,
  version: string,
  path: string,
): Package | null {
  if (name === '' || !isWord(name) || !isWord(version)) return null;
  return { type, name, version, arch: null, source: null, module: null, vendor: null, path };
}

function isWord(text: string): boolean {
  return text.length <= mostLength && !/[\s\p{Cc}\ufffd]/u.test(text);
}

/** Each package once; the order stays. */
export function distinct(packages: Iterable<Package>): Package[] {
  const seen = new Map<string, Package>();
  for (const found of packages) {
    const key = JSON.stringify([found.type, found.name, found.version, found.path]);
    if (!seen.has(key)) seen.set(key, found);
  }
  return [...seen.values()];
}
