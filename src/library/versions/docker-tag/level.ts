import { compareNumber } from './compare-numbers.ts';
import { comparePrereleases } from './prerelease.ts';
import type { OrderedTag } from './tag.ts';

/** How much two tags of one family differ. Of a date the year counts as major, the month as minor, the day as patch. */
export type TagLevel = 'major' | 'minor' | 'patch' | 'build';

const levels: readonly TagLevel[] = ['major', 'minor', 'patch'];

/** `undefined` when neither is newer: then only the digest can differ. */
export function levelOf(a: OrderedTag, b: OrderedTag): TagLevel | undefined {
  const index = a.numbers.findIndex((number, at) => compareNumber(number, b.numbers[at] ?? '0') !== 0);
  if (index !== -1) return levels[index] ?? 'build';
  if (comparePrereleases(a.prerelease, b.prerelease) !== 0) return 'patch';
  return a.counters.some((number, at) => compareNumber(number, b.counters[at] ?? '0') !== 0)
    ? 'build'
    : undefined;
}
