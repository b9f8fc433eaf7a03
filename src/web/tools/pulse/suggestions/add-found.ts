import type { FoundMonitor } from '#contracts/pulse/discovery.ts';
import type { MonitorDraft } from '#contracts/pulse/monitor.ts';

/** Those that others are to be below come first, and each is put below what was added, or is there. */
export async function addFound(
  chosen: readonly FoundMonitor[],
  all: readonly FoundMonitor[],
  create: (draft: MonitorDraft) => Promise<{ readonly id: string }>,
): Promise<{
  readonly added: readonly FoundMonitor[];
  readonly failed: { found: FoundMonitor; error: unknown } | null;
}> {
  const ids = new Map(
    all.flatMap(({ key, monitorId }) => (monitorId === null ? [] : [[key, monitorId] as const])),
  );
  const added: FoundMonitor[] = [];
  const isParent = ({ key }: FoundMonitor) => chosen.some(({ parentKey }) => parentKey === key);
  for (const found of chosen.toSorted((a, b) => Number(isParent(b)) - Number(isParent(a)))) {
    if (found.monitorId !== null) continue;
    const parentId =
      (found.parentKey === null ? undefined : ids.get(found.parentKey)) ?? found.draft.parentId;
    try {
      ids.set(found.key, (await create({ ...found.draft, parentId })).id);
      added.push(found);
    } catch (error) {
      return { added, failed: { found, error } };
    }
  }
  return { added, failed: null };
}
