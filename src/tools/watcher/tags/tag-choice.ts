import type { TagLevel } from '#library/versions/docker-tag/level.ts';
import type { SkippedVersion } from './skipped-version.ts';

/** The largest step that is taken: `minor` takes builds, patches and minor versions, `digest` no other tag. */
export type LevelLimit = 'all' | 'major' | 'minor' | 'patch' | 'digest';

/** What somebody wants of newer tags; nothing of it is needed. */
export interface TagChoice {
  /** Only tags in which one of these is found. RE2, anywhere in the tag as the registry lists it; none: all tags. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** What tags are compared as, in WUD's notation: `^v(.+)-\w+$ => $1`. */
  readonly transform?: string;
  readonly level?: LevelLimit;
  /** Offers prereleases to a release, and those of later releases to a prerelease. */
  readonly isPrereleaseAllowed?: boolean;
  /** Believes a newer number that is older than the whole line that runs. */
  readonly isEarlierPushAllowed?: boolean;
  readonly skipped?: readonly SkippedVersion[];
  /** What was tried and taken back. */
  readonly failed?: readonly SkippedVersion[];
  /** How long a version has to have been out, or known. */
  readonly minimumAgeDays?: number;
}

const ranks: Readonly<Record<TagLevel | LevelLimit, number>> = {
  digest: -1,
  build: 0,
  patch: 1,
  minor: 2,
  major: 3,
  all: 3,
};

export function isWithin(level: TagLevel, limit: LevelLimit): boolean {
  return ranks[level] <= ranks[limit];
}
