import type { Feed, FeedPart, Present } from './feed.ts';
import { limitProblems } from './reading/problem-limit.ts';
import { readRejections } from './secdb/read-rejections.ts';
import { readSecdb } from './secdb/read-secdb.ts';

const id = 'alpine';
const rejectionsUrl = 'https://gitlab.alpinelinux.org/alpine/security/security-rejections/-/raw/master';
const repositories = ['main', 'community'] as const;
const limits = { intervalMs: 6 * 3_600_000, mostBytes: 64 * 1024 ** 2, format: 'plain' } as const;

/**
 * Alpine's own database, main and community, instead of OSV's copy, which has no `community` and drops ids that NVD does not know.
 * The rejections say which flaws its packages do not have.
 */
export const alpine: Feed = {
  id,
  title: 'Alpine Linux',
  publisher: 'Alpine Linux security team',
  licence: 'CC BY-SA 4.0',
  homepage: 'https://security.alpinelinux.org',
  revision: 2,
  parts,
  read(part, body) {
    const [covered] = part.covers;
    if (!covered || part.id.startsWith('rejections/'))
      return limitProblems(readRejections(id, part.covers, body));
    const urlOf = (flaw: string) => `https://security.alpinelinux.org/vuln/${encodeURIComponent(flaw)}`;
    return limitProblems(readSecdb({ feed: id, covered, urlOf }, body));
  },
};

function parts({ releases }: Present): readonly FeedPart[] {
  // The text comes out of an image, and becomes part of an address.
  const covers = releases.filter(
    ({ ecosystem, release }) => ecosystem === id && /^(edge|\d{1,3}\.\d{1,3})$/.test(release),
  );
  if (covers.length === 0) return [];
  const secdb = covers.flatMap((covered) => {
    const folder = covered.release === 'edge' ? 'edge' : `v${covered.release}`;
    return repositories.map((repository) => ({
      id: `${folder}/${repository}`,
      url: `https://secdb.alpinelinux.org/${folder}/${repository}.json`,
      covers: [covered],
      ...limits,
    }));
  });
  const rejections = repositories.map((repository) => ({
    id: `rejections/${repository}`,
    url: `${rejectionsUrl}/${repository}.yaml`,
    covers,
    ...limits,
  }));
  return [...secdb, ...rejections];
}
