import type { NameInEcosystem } from '../advisories/look-up.ts';
import type { IndexChanges, Release } from '../advisories/part-state.ts';

/** What the index tells otherwise than before, so that only what it concerns is matched again. */
export interface AdvisoryChange extends IndexChanges {
  /** All that is known may be another now. */
  readonly isEverything: boolean;
  /** Known since now, or no longer; or with so many changed names that they are not listed. */
  readonly releases: readonly Release[];
}

export const everythingChanged: AdvisoryChange = {
  isEverything: true,
  releases: [],
  names: [],
  exploited: [],
  likelihood: [],
};

/** More take longer to hand from thread to thread than to match again what lies in their releases. */
const mostNames = 5_000;
const mostFlaws = 50_000;

/** What a write changed, with the releases about which something is known since then. */
export function changeOf(
  { names, exploited, likelihood }: IndexChanges,
  turned: readonly Release[],
): AdvisoryChange {
  if (exploited.length + likelihood.length > mostFlaws) return everythingChanged;
  const isListed = names.length <= mostNames;
  return {
    isEverything: false,
    releases: isListed ? turned : distinct([...turned, ...names]),
    names: isListed ? names : [],
    exploited,
    likelihood,
  };
}

/** Whether it is of concern to anybody. */
export function isChange(change: AdvisoryChange): boolean {
  const { isEverything, releases, names, exploited, likelihood } = change;
  return isEverything || [releases, names, exploited, likelihood].some((list) => list.length > 0);
}

/** In one of the two, but not in both. */
export function turnedReleases(before: readonly Release[], after: readonly Release[]): readonly Release[] {
  const [had, has] = [new Set(before.map(releaseKey)), new Set(after.map(releaseKey))];
  return distinct([
    ...after.filter((release) => !had.has(releaseKey(release))),
    ...before.filter((release) => !has.has(releaseKey(release))),
  ]);
}

export function releaseKey({ ecosystem, release }: Release): string {
  return `${ecosystem}\n${release}`;
}

export function nameKey(name: NameInEcosystem): string {
  return `${releaseKey(name)}\n${name.name}`;
}

export function distinct(releases: readonly Release[]): readonly Release[] {
  const found = new Map<string, Release>();
  for (const { ecosystem, release } of releases)
    found.set(`${ecosystem}\n${release}`, { ecosystem, release });
  return [...found.values()];
}
