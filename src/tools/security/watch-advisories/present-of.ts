import type { Covered, Present } from '../feeds/feed.ts';
import { distinct } from './advisory-change.ts';

/** What feeds are wanted for, out of what `askedReleases` told of each inventory. */
export function presentOf(inventories: Iterable<readonly Covered[]>): Present {
  const releases = distinct([...inventories].flat());
  return { releases: releases.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)) };
}

function nameOf({ ecosystem, release }: Covered): string {
  return `${ecosystem} ${release}`;
}
