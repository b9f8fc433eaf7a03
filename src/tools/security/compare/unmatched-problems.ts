import type { Distribution, InventoryProblem, PackageType } from '#contracts/security/package.ts';
import type { Unmatched } from '../matching/finding.ts';

type Told = 'no-advisories' | 'unknown-distribution' | 'unreadable-version';

/** Others are as they should be: somebody else watches over them, or they say too little to have a flaw that is known. */
const told = new Set<string>(['no-advisories', 'unknown-distribution', 'unreadable-version']);
const whys: Readonly<Record<Told, string>> = {
  'no-advisories': 'no advisories for them are here',
  'unknown-distribution': 'nobody publishes advisories for their distribution',
  'unreadable-version': 'their versions have no place in an order',
};

interface Group {
  readonly reason: Told;
  readonly type: PackageType;
  readonly packages: number;
}

/** Packages of which no finding does not mean that they are clean, by why and kind. */
export function uncompared(unmatched: readonly Unmatched[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { reason, package: one } of unmatched) {
    if (!isTold(reason)) continue;
    const key = `${reason} ${one.type}`;
    const packages = (groups.get(key)?.packages ?? 0) + 1;
    groups.set(key, { reason, type: one.type, packages });
  }
  return [...groups.values()];
}

function isTold(reason: string): reason is Told {
  return told.has(reason);
}

const systems = new Set<PackageType>(['deb', 'apk', 'rpm']);

/** As what could not be read, which it is as good as. */
export function unmatchedProblems(
  unmatched: readonly Unmatched[],
  distribution: Distribution | null,
): readonly InventoryProblem[] {
  return uncompared(unmatched).map(({ reason, type, packages }) => {
    const of = nameOf(type, distribution);
    const what = packages === 1 ? `1 package of ${of} was` : `${packages} packages of ${of} were`;
    return { path: null, id: 'missing', detail: `${what} not compared: ${whys[reason]}.` };
  });
}

/** Whose packages they are. */
export function nameOf(type: PackageType, distribution: Distribution | null): string {
  if (!systems.has(type) || distribution === null) return type;
  return distribution.title || `${distribution.id} ${distribution.version}`.trim();
}
