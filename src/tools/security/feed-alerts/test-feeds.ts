import type { FeedPartState, FeedState } from '#contracts/security/feeds.ts';

/** A feed that is on, with one part unless told otherwise. */
export function testFeed(change: Partial<FeedState> = {}): FeedState {
  return {
    id: 'debian',
    title: 'Debian',
    publisher: 'Debian',
    licence: 'MIT',
    homepage: 'https://debian.example/',
    isOn: true,
    parts: [testPart()],
    ...change,
  };
}

/** One that was never fetched. */
export function testPart(change: Partial<FeedPartState> = {}): FeedPartState {
  return {
    id: '12',
    covers: ['debian 12'],
    url: 'https://debian.example/12',
    checkedAtMs: null,
    changedAtMs: null,
    advisories: 0,
    problem: null,
    nextAtMs: null,
    isFetching: false,
    ...change,
  };
}
