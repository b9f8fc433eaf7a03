import type { ImportItem } from '#contracts/pulse/import.ts';

export type Outcome = ImportItem['outcome'];

export const outcomes: readonly Outcome[] = ['taken', 'changed', 'there', 'not-taken'];

export function countOutcomes(items: readonly ImportItem[]): ReadonlyMap<Outcome, number> {
  return new Map(
    outcomes.map((outcome) => [outcome, items.filter((item) => item.outcome === outcome).length]),
  );
}

export interface Coming {
  readonly monitors: number;
  readonly windows: number;
  readonly tags: number;
  readonly hasHistory: boolean;
  readonly count: number;
  /** Of the monitors and windows, those that are not as they were. */
  readonly changed: number;
}

/** What comes along, or came. */
export function whatComes(items: readonly ImportItem[]): Coming {
  const coming = items.filter((item) => isComing(item) && !ofWholeFile(item));
  const count = (what: ImportItem['what']) => coming.filter((item) => item.what === what).length;
  return {
    monitors: count('monitor'),
    windows: count('maintenance'),
    tags: count('tag'),
    hasHistory: count('history') > 0,
    count: coming.length,
    changed: coming.filter(
      ({ what, outcome }) => outcome === 'changed' && (what === 'monitor' || what === 'maintenance'),
    ).length,
  };
}

function isComing({ outcome }: ImportItem): boolean {
  return outcome === 'taken' || outcome === 'changed';
}

/** What is to be known of the file as a whole is not one of the things in it. */
export function ofWholeFile({ what, outcome }: ImportItem): boolean {
  return what === 'other' && outcome === 'changed';
}
