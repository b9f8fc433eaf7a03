import type { Feed } from './feed.ts';
import { readKev } from './kev/read-kev.ts';
import { limitProblems } from './reading/problem-limit.ts';

/** Flaws that are known to be exploited. Wanted as soon as anything is there. */
export const kev: Feed = {
  id: 'kev',
  title: 'Known exploited vulnerabilities',
  publisher: 'CISA',
  licence: 'CC0-1.0',
  homepage: 'https://www.cisa.gov/known-exploited-vulnerabilities-catalog',
  revision: 1,
  parts: ({ releases }) =>
    releases.length === 0
      ? []
      : [
          {
            id: 'catalogue',
            url: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
            covers: [],
            intervalMs: 24 * 3_600_000,
            mostBytes: 64 * 1024 ** 2,
            format: 'plain',
          },
        ],
  read: (_, body) => limitProblems(readKev(body)),
};
