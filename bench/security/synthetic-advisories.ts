import type { FeedItem } from '#tools/security/feeds/feed.ts';

const releases = ['11', '12', '13'];

export function sourceName(n: number): string {
  return `lib${n.toString(36)}-component`;
}

/** So many rows as Debian's tracker tells them, one flaw, one source, three releases, spread over so many sources. */
export function* syntheticAdvisories(rows: number, sources = 40_000): Generator<FeedItem, void> {
  for (let at = 0; at * releases.length < rows; at += 1) {
    const id = `CVE-${2015 + (at % 12)}-${10_000 + Math.floor(at / 12)}`;
    const name = sourceName((at * 7919) % sources);
    yield {
      kind: 'advisory',
      advisory: {
        feed: 'debian',
        id,
        aliases: [],
        related: [],
        title: `Component ${at} of ${name} reads beyond the end of a buffer when it is given a crafted file`,
        details: null,
        url: `https://security-tracker.debian.org/tracker/${id}`,
        references: [],
        publishedAtMs: null,
        modifiedAtMs: null,
        withdrawnAtMs: null,
        ratings: [],
        affected: releases.map((release, n) => ({
          ecosystem: 'debian',
          release,
          name,
          kind: 'source',
          scheme: 'dpkg',
          state: (at + n) % 4 === 0 ? 'affected' : 'fixed',
          spans: (at + n) % 4 === 0 ? [] : [{ fixed: `1:${(at % 30) / 10 + 1}.${n}-2.1+deb${release}u1` }],
          versions: [],
        })),
      },
    };
  }
}
