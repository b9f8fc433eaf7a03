import { codenameOf } from './debian/releases.ts';
import { readAnnouncements } from './debian/read-announcements.ts';
import { readTracker } from './debian/read-tracker.ts';
import type { Feed, FeedPart, Present } from './feed.ts';
import { limitProblems } from './reading/problem-limit.ts';

const id = 'debian';
const hourMs = 3_600_000;
const listUrl = 'https://salsa.debian.org/security-tracker-team/security-tracker/-/raw/master/data';

/**
 * Debian's tracker itself: OSV's copy makes `undetermined` into affected, and leaves out TEMP- ids and why there is no repair.
 * The lists of announcements only tell which DSA or DLA is about which flaws.
 */
export const debian: Feed = {
  id,
  title: 'Debian',
  publisher: 'Debian Security Team',
  licence: 'MIT (data of the security tracker)',
  homepage: 'https://security-tracker.debian.org',
  revision: 1,
  parts,
  read: (part, body) =>
    limitProblems(part.id === 'tracker' ? readTracker(part.covers, body) : readAnnouncements(body)),
};

function parts({ releases }: Present): readonly FeedPart[] {
  const covers = releases.filter(
    ({ ecosystem, release }) => ecosystem === id && codenameOf(release) !== undefined,
  );
  if (covers.length === 0) return [];
  const tracker: FeedPart = {
    id: 'tracker',
    url: 'https://security-tracker.debian.org/tracker/data/json',
    covers,
    intervalMs: 6 * hourMs,
    mostBytes: 512 * 1024 ** 2,
    format: 'plain',
  };
  const lists = ['DSA', 'DLA'].map((name) => ({
    id: name.toLowerCase(),
    url: `${listUrl}/${name}/list`,
    covers: [],
    intervalMs: 24 * hourMs,
    mostBytes: 64 * 1024 ** 2,
    format: 'plain' as const,
  }));
  return [tracker, ...lists];
}
