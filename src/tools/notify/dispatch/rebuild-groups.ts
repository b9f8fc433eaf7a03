import type { Lease } from '#kernel/coordinator/coordinator.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';
import { assertLeads } from './assert-leads.ts';
import { carryTold } from './carry-told.ts';
import { emptyState, reschedule, type DispatchState } from './dispatch-state.ts';
import { forgetGroups, writeTold, type ToldNote } from './notification-store.ts';
import type { DispatchOptions, DispatchRouting } from './dispatch-options.ts';
import { fingerprintOf } from './told-name.ts';

/** The groups as the alerts are: the same after a crash as before. */
export function groupsOf(
  notes: readonly ToldNote[],
  { kernel, book, routing }: DispatchOptions,
): DispatchState {
  const state = emptyState();
  const known = new Set(notes.flatMap(({ told }) => [...told.firing].map(fingerprintOf)));
  for (const alert of book.all()) {
    if (alert.state !== 'pending' || known.has(alert.fingerprint))
      place(alert, state, routing, kernel.clock.now());
  }
  return state;
}

/** Gives the groups what was told, and lets the notification log follow a routing that has changed. */
export async function carry(
  notes: readonly ToldNote[],
  { groups }: DispatchState,
  { kernel, routing, lease }: DispatchOptions & { readonly lease: Lease },
): Promise<void> {
  const { changed, gone } = carryTold(notes, groups, (receiver) => routing.targetOf(receiver).destinationIds);
  if (changed.length === 0 && gone.length === 0) return;
  await kernel.database.transaction(async (tx) => {
    await assertLeads(kernel.coordinator, lease, tx);
    await forgetGroups(tx, gone);
    await writeTold(tx, changed);
  });
}

/** Puts an alert into its groups; a new one waits for others, unless the alert began long ago. */
export function place(
  alert: AlertRecord,
  state: DispatchState,
  routing: DispatchRouting,
  nowMs: number,
): void {
  const { groups } = state;
  const { fingerprint } = alert;
  // One that is over may have left some of its groups already; one that fires again belongs in all of them.
  const isBack = alert.state !== 'resolved' && groups.hasLeftSome(fingerprint);
  if (groups.isPlaced(fingerprint) && !isBack) return;
  for (const group of groups.place(fingerprint, routing.routesFor(alert.labels))) {
    const waitMs = group.route.groupWaitMs;
    reschedule(group, state, alert.startsAtMs + waitMs <= nowMs ? nowMs : nowMs + waitMs);
  }
}
