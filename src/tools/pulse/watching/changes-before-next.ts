import type { EndedCheck } from './observe-check.ts';

/** When a monitor will be another by itself, where that comes before its next check. */
export function changesBeforeNext({
  watched,
  atMs,
  outcome: { changesAtMs },
}: EndedCheck): number | undefined {
  return changesAtMs !== undefined && changesAtMs <= atMs + watched.intervalMs ? changesAtMs : undefined;
}
