import { z } from 'zod';
import { VersionLevel } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { byNeed, rowState, rowStates, shownUpdate } from '../row-state.ts';

const word = z.string().optional().catch(undefined);

export const groupings = ['stack', 'image'] as const;
export type Grouping = (typeof groupings)[number];

/** What of the list is in the address. */
export const ListSearch = z.object({
  q: word,
  state: z.enum(rowStates).optional().catch(undefined),
  level: VersionLevel.optional().catch(undefined),
  stack: word,
  group: z.enum(groupings).optional().catch(undefined),
  /** `-name` from the largest. */
  sort: word,
});
export type ListSearch = z.infer<typeof ListSearch>;

/** The containers to show, what wants a person first; words are left to the table. */
export function shownRows(
  rows: readonly WatchedContainer[],
  search: ListSearch,
): readonly WatchedContainer[] {
  return rows
    .filter((row) => search.state === undefined || rowState(row) === search.state)
    .filter((row) => search.level === undefined || shownUpdate(row)?.level === search.level)
    .filter(({ stack }) => search.stack === undefined || stack === search.stack)
    .toSorted(byNeed);
}

export function stacksOf(rows: readonly WatchedContainer[]): readonly string[] {
  return [...new Set(rows.flatMap(({ stack }) => stack ?? []))].toSorted();
}

export function levelsOf(rows: readonly WatchedContainer[]): readonly VersionLevel[] {
  const there = new Set(rows.map((row) => shownUpdate(row)?.level));
  return VersionLevel.options.filter((level) => there.has(level));
}

export function groupOf(row: WatchedContainer, by: Grouping): string {
  return by === 'stack' ? (row.stack ?? '') : (row.repository ?? row.image);
}
