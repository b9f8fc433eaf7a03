import type { Package, PackageType } from '#contracts/security/package.ts';

type ComparablePackage = Pick<Package, 'type' | 'name' | 'version'>;

/** A package by name. An image may hold several versions of one, each told once, in the order of texts. */
export interface PackageChange {
  readonly type: PackageType;
  readonly name: string;
  /** Empty for one that is new. */
  readonly before: readonly string[];
  /** Empty for one that is gone. */
  readonly after: readonly string[];
}

export interface PackageDifference {
  readonly added: readonly PackageChange[];
  readonly removed: readonly PackageChange[];
  /** Other versions than before. */
  readonly changed: readonly PackageChange[];
}

/** What changes from one inventory to another, by type and name. */
export function comparePackages(
  before: readonly ComparablePackage[],
  after: readonly ComparablePackage[],
): PackageDifference {
  const old = versionsByName(before);
  const fresh = versionsByName(after);
  const keys = [...new Set([...old.keys(), ...fresh.keys()])].toSorted();
  const changes = keys.flatMap((key) => {
    const sample = (fresh.get(key) ?? old.get(key))?.sample;
    if (sample === undefined) return [];
    const versions = (side: typeof old): readonly string[] => [...(side.get(key)?.versions ?? [])].toSorted();
    return [{ type: sample.type, name: sample.name, before: versions(old), after: versions(fresh) }];
  });
  return {
    added: changes.filter((one) => one.before.length === 0),
    removed: changes.filter((one) => one.after.length === 0),
    changed: changes.filter(isChanged),
  };
}

function isChanged({ before, after }: PackageChange): boolean {
  return before.length > 0 && after.length > 0 && before.join('\n') !== after.join('\n');
}

interface Versions {
  readonly sample: ComparablePackage;
  readonly versions: Set<string>;
}

function versionsByName(packages: readonly ComparablePackage[]): ReadonlyMap<string, Versions> {
  const names = new Map<string, Versions>();
  for (const one of packages) {
    const key = `${one.type}\n${one.name}`;
    const known = names.get(key);
    if (known) known.versions.add(one.version);
    else names.set(key, { sample: one, versions: new Set([one.version]) });
  }
  return names;
}
