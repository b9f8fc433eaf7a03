import type { NameInEcosystem } from '../advisories/look-up.ts';
import { isToldByFeeds } from '../feeds/plan/is-told-by-feeds.ts';
import type { MatchableInventory } from './match-packages.ts';
import { releasesOf, type Release } from './release.ts';
import { askedAs, placesOf } from './subject.ts';

/** Everything that matching an inventory may ask for: only a change there can change what is found. Each once. */
export function askedNames(inventory: MatchableInventory): readonly NameInEcosystem[] {
  return namesOf(inventory, false);
}

/**
 * Whose advisories an inventory needs, so that feeds fetch no more than that. Each once. What a distribution brought needs those of
 * its language only where no feed tells of the distribution.
 */
export function askedReleases(inventory: MatchableInventory): readonly Release[] {
  const isWatched = releasesIn(inventory).some(isToldByFeeds);
  const asked = new Map(
    namesOf(inventory, isWatched).map(({ ecosystem, release }) => [
      `${ecosystem}\n${release}`,
      { ecosystem, release },
    ]),
  );
  return [...asked.values()];
}

function namesOf(inventory: MatchableInventory, isWatched: boolean): readonly NameInEcosystem[] {
  const releases = releasesIn(inventory);
  const asked = new Map<string, NameInEcosystem>();
  for (const one of inventory.packages) {
    const places = placesOf(one, releases, isWatched);
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

function releasesIn({ distribution }: MatchableInventory): readonly Release[] {
  return distribution === null ? [] : releasesOf(distribution);
}
