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
}

/** What comes along, or came. Tags and checks only come with a monitor that is new here. */
export function whatComes(items: readonly ImportItem[]): Coming {
  const count = (what: ImportItem['what']) =>
    items.filter((item) => item.what === what && (item.outcome === 'taken' || item.outcome === 'changed'))
      .length;
  const monitors = count('monitor');
  const windows = count('maintenance');
  const tags = monitors > 0 ? count('tag') : 0;
  const hasHistory = monitors > 0 && count('history') > 0;
  return { monitors, windows, tags, hasHistory, count: monitors + windows + tags + Number(hasHistory) };
}

/** What is to be known of the file as a whole before anything is taken over. */
export function fileNotes(items: readonly ImportItem[]): readonly ImportItem['notes'][number][] {
  return items
    .filter(({ what, outcome }) => what === 'other' && outcome === 'changed')
    .flatMap(({ notes }) => notes);
}
