import type { NameInEcosystem } from '../advisories/look-up.ts';
import type { MatchableInventory } from './match-packages.ts';
import { releasesOf, type Release } from './release.ts';
import { askedAs, placesOf } from './subject.ts';

/** Everything that matching an inventory asks for: only a change there can change what is found. Each once. */
export function askedNames({ packages, distribution }: MatchableInventory): readonly NameInEcosystem[] {
  const releases = distribution === null ? [] : releasesOf(distribution);
  const asked = new Map<string, NameInEcosystem>();
  for (const one of packages) {
    const places = placesOf(one, releases);
    if (typeof places === 'string') continue;
    const { isSystem, name } = askedAs(one);
    for (const { ecosystem, release } of places) {
      for (const each of isSystem ? [name, one.name] : [name]) {
        asked.set([ecosystem, release, each].join('\n'), { ecosystem, release, name: each });
      }
    }
  }
  return [...asked.values()];
}

/** Whose advisories an inventory needs, so that feeds fetch no more than that. Each once. */
export function askedReleases(inventory: MatchableInventory): readonly Release[] {
  const asked = new Map(
    askedNames(inventory).map(({ ecosystem, release }) => [
      `${ecosystem}\n${release}`,
      { ecosystem, release },
    ]),
  );
  return [...asked.values()];
}
