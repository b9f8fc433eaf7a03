import { dueQueue, type DueQueue } from './due-queue.ts';
import { openGroups, type Group, type Groups } from './group.ts';

/** What one leader holds in memory; the next one makes it anew from the tables. */
export interface DispatchState {
  readonly groups: Groups;
  readonly due: DueQueue<Group>;
}

export function emptyState(): DispatchState {
  const groups = openGroups();
  return { groups, due: dueQueue<Group>((group) => groups.has(group)) };
}

export function reschedule(group: Group, { due }: DispatchState, atMs: number): void {
  group.dueMs = atMs;
  due.add(group);
}
