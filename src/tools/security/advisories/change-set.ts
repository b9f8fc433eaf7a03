import type { NameInEcosystem } from './look-up.ts';
import { unpackId } from './packed-id.ts';
import type { IndexChanges } from './part-state.ts';
import type { Terms } from './term-store.ts';

/** Collects what a write changes, by numbers, and tells it by names at the end. */
export interface ChangeSet {
  addName(place: number, name: number): void;
  addExploited(cve: number): void;
  addLikelihood(cve: number): void;
  told(terms: Terms): IndexChanges;
}

const mostPlaces = 2 ** 16;

export function changeSet(): ChangeSet {
  const names = new Set<number>();
  const exploited = new Set<number>();
  const likelihood = new Set<number>();
  return {
    addName: (place, name) => void names.add(name * mostPlaces + place),
    addExploited: (cve) => void exploited.add(cve),
    addLikelihood: (cve) => void likelihood.add(cve),
    told: (terms) => ({
      names: [...names].map((key): NameInEcosystem => ({
        ...terms.place(key % mostPlaces),
        name: terms.name(Math.floor(key / mostPlaces)),
      })),
      exploited: [...exploited].map(unpackId),
      likelihood: [...likelihood].map(unpackId),
    }),
  };
}

const steps = [0.1, 0.5] as const;
const markedMove = 0.1;

/** Whether an estimate changed so much that somebody should look again. One that is new or gone always has. */
export function isMarkedMove(before: number | undefined, after: number | undefined): boolean {
  if (before === undefined || after === undefined) return before !== after;
  const [low, high] = [before, after].toSorted((a, b) => a - b);
  if (low === undefined || high === undefined) return false;
  // Shares with five places: half of the last one keeps 0.3 - 0.2 from being less than 0.1.
  return high - low >= markedMove - 0.000005 || steps.some((step) => low < step && high >= step);
}
