import type { Watched } from './plan.ts';
import { agedAfterMs } from './run.ts';

/**
 * How many checks may begin at once at each target: `atLeast`, and more only where so many monitors look at one target that
 * they could not be on time if it kept each of them waiting.
 */
export function targetShares(items: Iterable<Watched>, atLeast: number): (target: string) => number {
  const perMs = new Map<string, number>();
  for (const { target, intervalMs } of items) perMs.set(target, (perMs.get(target) ?? 0) + 1 / intervalMs);
  const shares = new Map<string, number>();
  // Twice what is needed on average, since slots are spread evenly but not exactly so.
  for (const [target, rate] of perMs) {
    const needed = Math.ceil(rate * agedAfterMs * 2);
    if (needed > atLeast) shares.set(target, needed);
  }
  return (target) => shares.get(target) ?? atLeast;
}
