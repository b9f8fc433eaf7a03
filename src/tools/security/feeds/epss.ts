import { readEpss } from './epss/read-epss.ts';
import type { Feed } from './feed.ts';
import { limitProblems } from './reading/problem-limit.ts';

/** How likely flaws are exploited within 30 days. Wanted as soon as anything is there. */
export const epss: Feed = {
  id: 'epss',
  title: 'Exploit Prediction Scoring System',
  publisher: 'FIRST',
  licence: 'Free to use with a mention of FIRST and EPSS',
  homepage: 'https://www.first.org/epss',
  revision: 1,
  parts: ({ releases }) =>
    releases.length === 0
      ? []
      : [
          {
            id: 'scores',
            url: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
            covers: [],
            intervalMs: 24 * 3_600_000,
            mostBytes: 64 * 1024 ** 2,
            format: 'gzip',
          },
        ],
  read: (_, body) => limitProblems(readEpss(body)),
};
