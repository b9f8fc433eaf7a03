import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { assertLeads } from './assert-leads.ts';
import type { Group } from './group.ts';
import { forgetGroups, writeTold } from './notification-store.ts';
import { reschedule, type DispatchState } from './dispatch-state.ts';
import type { DispatchOptions } from './dispatch-options.ts';
import { planFlush, type FlushPlan } from './plan-flush.ts';
import type { Suppressor } from './suppression.ts';

interface FlushContext extends DispatchOptions {
  readonly lease: Lease;
  readonly suppressor: Suppressor;
}

/**
 * Looks at groups that are due and writes down, in one transaction, who is told of what, what they know from then on, and which
 * alerts are done with. Memory follows after the commit only. @returns the alerts that something was decided about.
 */
export async function flushGroups(
  taken: readonly Group[],
  state: DispatchState,
  context: FlushContext,
): Promise<string[]> {
  const { kernel, book, routing, outbox } = context;
  const nowMs = kernel.clock.now();
  const options = {
    alertOf: (fingerprint: string) => book.get(fingerprint),
    suppressor: context.suppressor,
    targetOf: (receiver: string) => routing.targetOf(receiver),
    nowMs,
  };
  const plans = withoutTwins(taken, state).map((group) => planFlush(group, options));
  const seen = new Map(
    plans.flatMap(({ leaving }) => leaving.map((each) => [each, book.get(each)] as const)),
  );
  const done = doneWith(plans, state).flatMap((fingerprint) => seen.get(fingerprint) ?? []);
  const ended = plans.filter(({ group, leaving }) => leaving.length === group.members.size);
  const notes = plans.flatMap((plan) => plan.notes);
  const messages = plans.flatMap((plan) => plan.messages);
  const hasNews = notes.length > 0 || done.length > 0;
  if (hasNews) {
    await kernel.database.transaction(async (tx) => {
      await assertLeads(kernel.coordinator, context.lease, tx);
      await writeTold(tx, notes);
      await outbox.enqueue(tx, messages);
      await forgetGroups(
        tx,
        ended
          .filter(({ group, notes: own }) => group.told.size > 0 || own.length > 0)
          .filter(({ group }) => !state.groups.hasTwin(group))
          .map(({ group }) => ({ groupKey: group.key, receiver: group.route.receiver })),
      );
      if (done.length > 0) await book.settle(done, tx);
    });
  }
  for (const plan of plans) apply(plan, state, nowMs, (each) => book.get(each) === seen.get(each));
  if (messages.length > 0) outbox.wake();
  book.forget(done);
  return messages.flatMap(({ alerts }) => alerts.map(({ fingerprint }) => fingerprint));
}

/** Of groups that share what was told, one at a time: the next is looked at once that is written down. */
function withoutTwins(taken: readonly Group[], state: DispatchState): Group[] {
  const seen = new Set<Group['told']>();
  return taken.filter((group) => {
    const isFirst = !seen.has(group.told);
    if (isFirst) seen.add(group.told);
    else reschedule(group, state, group.dueMs);
    return isFirst;
  });
}

/** Alerts that leave the last group they are in. */
function doneWith(plans: readonly FlushPlan[], { groups }: DispatchState): string[] {
  const leaving = new Map<string, number>();
  for (const { leaving: fingerprints } of plans)
    for (const each of fingerprints) leaving.set(each, (leaving.get(each) ?? 0) + 1);
  return [...leaving]
    .filter(([fingerprint, count]) => groups.of(fingerprint).length === count)
    .map(([fingerprint]) => fingerprint);
}

function apply(
  { group, notes, leaving }: FlushPlan,
  state: DispatchState,
  nowMs: number,
  isAsSeen: (fingerprint: string) => boolean,
): void {
  for (const { destinationId, told } of notes) group.told.set(destinationId, told);
  // One that was reported again meanwhile stays: its group tells it at the next look.
  for (const fingerprint of leaving) if (isAsSeen(fingerprint)) state.groups.leave(group, fingerprint);
  if (group.members.size === 0) state.groups.remove(group);
  else reschedule(group, state, nowMs + Math.max(1_000, group.route.groupIntervalMs));
}
