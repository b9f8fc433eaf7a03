import type { RecreationRecord } from '#contracts/containers/recreate.ts';

export interface LineageEntry {
  readonly record: RecreationRecord;
  /** It was another container that was replaced, and this one went along. */
  readonly isAlong: boolean;
}

/**
 * The records that are about this container, newest first: those under its name, and those that its ids lead back to, which it may have
 * been through under another name or beside another container.
 */
export function lineageOf(
  records: readonly RecreationRecord[],
  { id, name }: { readonly id: string; readonly name: string },
): readonly LineageEntry[] {
  const ids = new Set([id]);
  const found: LineageEntry[] = [];
  const newestFirst = [...new Map(records.map((record) => [record.id, record])).values()].toSorted((a, b) =>
    a.id < b.id ? 1 : -1,
  );
  for (const record of newestFirst) {
    const isMember = (one: { readonly oldId: string; readonly newId: string | null }) =>
      ids.has(one.oldId) || (one.newId !== null && ids.has(one.newId));
    const along = record.dependents.find(isMember);
    const own = isMember(record) || record.name === name;
    if (!own && !along) continue;
    ids.add(own ? record.oldId : (along?.oldId ?? id));
    found.push({ record, isAlong: !own });
  }
  return found;
}
