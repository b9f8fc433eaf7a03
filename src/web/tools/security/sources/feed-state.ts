import type { FeedState } from '#contracts/security/feeds.ts';
import type { State } from '../../../ui/state-badge.tsx';

const oldAfterMs = 3 * 86_400_000;

/** How a feed is, from the worst of its files. */
export type FeedHealth = 'off' | 'notNeeded' | 'fetching' | 'failed' | 'never' | 'old' | 'fresh';

export const feedMarks: Record<FeedHealth, State> = {
  off: 'paused',
  notNeeded: 'noted',
  fetching: 'working',
  failed: 'degraded',
  never: 'unknown',
  old: 'degraded',
  fresh: 'up',
};

export function feedHealth({ isOn, parts }: FeedState, nowMs: number): FeedHealth {
  if (!isOn) return 'off';
  if (parts.length === 0) return 'notNeeded';
  if (parts.some(({ isFetching }) => isFetching)) return 'fetching';
  if (parts.some(({ problem }) => problem !== null)) return 'failed';
  const oldestAtMs = oldestCheck({ parts });
  if (oldestAtMs === null) return 'never';
  return nowMs - oldestAtMs > oldAfterMs ? 'old' : 'fresh';
}

/** The file that was looked up longest ago; null where one never was. */
export function oldestCheck({ parts }: Pick<FeedState, 'parts'>): number | null {
  let oldest: number | null = null;
  for (const { checkedAtMs } of parts) {
    if (checkedAtMs === null) return null;
    if (oldest === null || checkedAtMs < oldest) oldest = checkedAtMs;
  }
  return oldest;
}

export function failures({ parts }: Pick<FeedState, 'parts'>): number {
  return parts.filter(({ problem }) => problem !== null).length;
}

export function advisoriesOf({ parts }: Pick<FeedState, 'parts'>): number {
  return parts.reduce((sum, { advisories }) => sum + advisories, 0);
}

const order: readonly FeedHealth[] = ['failed', 'old', 'never', 'fetching', 'fresh', 'notNeeded', 'off'];

/** What wants a person first. */
export function byHealth(nowMs: number) {
  return (a: FeedState, b: FeedState) =>
    order.indexOf(feedHealth(a, nowMs)) - order.indexOf(feedHealth(b, nowMs)) ||
    a.title.localeCompare(b.title);
}
