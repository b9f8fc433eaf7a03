import type { AvailableUpdate, VersionLevel } from '#contracts/watcher/version.ts';

const ranks: Readonly<Record<VersionLevel, number>> = { major: 0, minor: 1, patch: 2, build: 3, digest: 4 };

/** What would be taken first: the largest step that is offered. What is held comes last. */
export function bestFirst(updates: readonly AvailableUpdate[]): AvailableUpdate[] {
  return updates.toSorted(
    (a, b) => Number(a.hold !== null) - Number(b.hold !== null) || ranks[a.level] - ranks[b.level],
  );
}
