import { z } from 'zod';
import { MonitorStatus, type MonitorRow, type MonitorTag } from '#contracts/pulse/monitor.ts';
import { byTrouble } from '../monitor-state.ts';

const word = z.string().optional().catch(undefined);

/** What of the list is in the address. */
export const ListSearch = z.object({
  q: word,
  state: MonitorStatus.optional().catch(undefined),
  kind: word,
  tag: word,
  /** `-name` from the largest. */
  sort: word,
  /** The form: `new`, or the monitor that is changed. */
  edit: word,
});
export type ListSearch = z.infer<typeof ListSearch>;

/** The monitors to show, what is wrong first; words are left to the table. */
export function shownMonitors(rows: Iterable<MonitorRow>, search: ListSearch): readonly MonitorRow[] {
  return [...rows]
    .filter(({ status }) => search.state === undefined || status === search.state)
    .filter(({ kind }) => search.kind === undefined || kind === search.kind)
    .filter(({ tags }) => search.tag === undefined || tags.some((tag) => tagText(tag) === search.tag))
    .toSorted(byTrouble);
}

export function tagText({ name, value }: MonitorTag): string {
  return value === undefined ? name : `${name}=${value}`;
}

/** As somebody types it: `name` or `name=value`. Null for nothing. */
export function readTag(text: string): MonitorTag | null {
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=').trim();
  if (name.trim() === '') return null;
  return { name: name.trim(), ...(value && { value }) };
}

export function tagsOf(rows: Iterable<MonitorRow>): readonly string[] {
  return [...new Set([...rows].flatMap(({ tags }) => tags.map(tagText)))].toSorted();
}
