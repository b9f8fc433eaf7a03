import type { Beat } from './heartbeat.ts';

/** A monitor whose interval nobody knows any more. */
const usualIntervalMs = 60_000;
/** Fewer distances say too little about what is usual. */
const leastDistances = 5;
/** The next check may be so much later, as a share of the interval, before there is a gap. */
const patience = 1.5;

/**
 * How long each heartbeat counts, in ms: until the next one, or where that is missing, for one interval. `lastMs` is how
 * long the last one counts.
 */
export function coversOf(beats: readonly Beat[], intervalMs: number, lastMs: number): number[] {
  return beats.map(({ atMs }, n) => {
    const next = beats[n + 1];
    return next ? coverUntil(next.atMs, atMs, intervalMs) : lastMs;
  });
}

export function coverUntil(nextMs: number, atMs: number, intervalMs: number): number {
  const distanceMs = nextMs - atMs;
  return distanceMs <= intervalMs * patience ? distanceMs : intervalMs;
}

/** The monitor's own, but what was usual among these where that was longer: it may have been changed since. */
export function intervalAmong(beats: readonly Beat[], knownMs: number | undefined): number {
  const distances = beats
    .slice(1)
    .map(({ atMs }, n) => atMs - (beats[n]?.atMs ?? atMs))
    .toSorted((a, b) => a - b);
  const usual = distances.length < leastDistances ? undefined : distances[distances.length >> 1];
  if (knownMs === undefined) return usual ?? usualIntervalMs;
  return Math.max(knownMs, usual ?? 0);
}
