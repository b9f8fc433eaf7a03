import type { Covered } from '../feed.ts';
import { feeds } from '../index.ts';

/** Whether some feed tells of a release, be it on or off, fetched or not. */
export function isToldByFeeds(release: Covered): boolean {
  return feeds.some((feed) => feed.parts({ releases: [release] }).some(({ covers }) => covers.length > 0));
}
