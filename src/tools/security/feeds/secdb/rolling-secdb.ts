import type { Feed } from '../feed.ts';
import { limitProblems } from '../reading/problem-limit.ts';
import { readSecdb } from './read-secdb.ts';

/** The database of a distribution that only rolls: one file, for the release without a name. */
export function rollingSecdb(
  about: Pick<Feed, 'id' | 'title' | 'publisher' | 'licence' | 'homepage' | 'revision'>,
  url: string,
): Feed {
  const covered = { ecosystem: about.id, release: '' };
  return {
    ...about,
    parts: ({ releases }) =>
      releases.some(({ ecosystem }) => ecosystem === about.id)
        ? [
            {
              id: 'security',
              url,
              covers: [covered],
              intervalMs: 6 * 3_600_000,
              mostBytes: 256 * 1024 ** 2,
              format: 'plain',
            },
          ]
        : [],
    read: (_, body) => limitProblems(readSecdb({ feed: about.id, covered, urlOf: () => null }, body)),
  };
}
