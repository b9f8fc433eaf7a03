import type { Distribution, PackageType } from '#contracts/security/package.ts';
import type { AdvisoryLookUp } from '../advisories/look-up.ts';
import type { MatchablePackage, Unmatched, UnmatchedReason } from './finding.ts';
import { isKernelPackage } from './kernel-package.ts';
import { releasesOf, type Release } from './release.ts';
import { remembered } from './remembered.ts';
import { isThirdParty } from './third-party.ts';

/** What is asked about together: the packages of one source, or the copies of one package of a language. */
export interface Subject extends Release {
  readonly isSystem: boolean;
  /** As advisories write it. */
  readonly name: string;
  readonly version: string;
  readonly packages: readonly MatchablePackage[];
}

export interface Subjects {
  readonly subjects: readonly Subject[];
  readonly unmatched: readonly Unmatched[];
}

/** What a package of a distribution is managed by; the others are of languages. */
const systemTypes: ReadonlySet<PackageType> = new Set(['deb', 'apk', 'rpm']);

/** Groups an inventory by what advisories speak of, and says of the rest why it is not asked about. */
export function subjectsOf(
  packages: readonly MatchablePackage[],
  distribution: Distribution | null,
  lookUp: Pick<AdvisoryLookUp, 'knows'>,
): Subjects {
  const groups = new Map<string, Subject & { packages: MatchablePackage[] }>();
  const unmatched: Unmatched[] = [];
  const releases = distribution === null ? [] : releasesOf(distribution);
  const isKnown = remembered(
    ({ ecosystem, release }: Release) => lookUp.knows(ecosystem, release),
    ({ ecosystem, release }) => `${ecosystem}\n${release}`,
  );
  const isWatched = releases.some(isKnown);
  for (const one of packages) {
    const places = placesOf(one, releases, isWatched);
    const place = typeof places === 'string' ? places : (places.find(isKnown) ?? 'no-advisories');
    if (typeof place === 'string') {
      unmatched.push({ reason: place, package: one, flaws: [] });
      continue;
    }
    const subject = { ...place, ...askedAs(one) };
    const key = [subject.ecosystem, subject.release, subject.name, subject.version].join('\n');
    const group = groups.get(key);
    if (group) group.packages.push(one);
    else groups.set(key, { ...subject, packages: [one] });
  }
  return { subjects: [...groups.values()], unmatched };
}

/**
 * Where advisories for a package may be, the best first, or why nobody is asked. `releases`: those of the distribution. `isWatched`:
 * there are advisories for one of them; where there are none, what the distribution brought is asked about like anything else.
 */
export function placesOf(
  one: MatchablePackage,
  releases: readonly Release[],
  isWatched: boolean,
): readonly Release[] | UnmatchedReason {
  if (!systemTypes.has(one.type)) {
    return one.isOwned === true && isWatched ? 'owned-by-system' : languagePlaces(one);
  }
  const [first] = releases;
  if (first === undefined) return 'unknown-distribution';
  if (isThirdParty(one, first.ecosystem)) return 'third-party';
  if (isKernelPackage(one)) return 'kernel';
  return one.version === '' ? 'no-version' : releases;
}

function languagePlaces(one: MatchablePackage): readonly Release[] | UnmatchedReason {
  if (one.type === 'maven' && !one.name.includes(':')) return 'incomplete-name';
  return one.version === '' ? 'no-version' : [{ ecosystem: one.type, release: '' }];
}

/** The name and version that advisories speak of. */
export function askedAs(one: MatchablePackage): Pick<Subject, 'isSystem' | 'name' | 'version'> {
  if (!systemTypes.has(one.type)) {
    return { isSystem: false, name: languageName(one), version: one.version };
  }
  const { name, version } = one.source ?? one;
  return { isSystem: true, name, version: version === '' ? one.version : version };
}

/** Names that a registry takes for the same are one: npm in lower case, PEP 503 for PyPI. */
function languageName({ type, name }: MatchablePackage): string {
  if (type === 'npm') return name.toLowerCase();
  return type === 'pypi' ? name.toLowerCase().replaceAll(/[-_.]+/g, '-') : name;
}
