import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { doorbell } from '../doorbell.ts';
import { emptyState, reschedule, type DispatchState } from './dispatch-state.ts';
import { flushGroups } from './flush-groups.ts';
import { readTold } from './notification-store.ts';
import type { DispatchOptions } from './dispatch-options.ts';
import { carry, groupsOf, place } from './rebuild-groups.ts';
import type { Suppressor } from './suppression.ts';

/** Groups that one transaction tells. */
const groupsAtOnce = 200;
/** How long until the next try when what was decided could not be written down. */
const retryMs = 5_000;

interface Reports {
  begin(state: DispatchState): void;
  /** The members of the groups that were looked at, and those of them that somebody is told of. */
  looked(members: readonly string[], told: readonly string[]): void;
}

/** Runs until the lease ends: keeps the groups as the alerts are, and tells those that are due. */
export async function lead(
  options: DispatchOptions,
  lease: Lease,
  current: () => Suppressor,
  reports: Reports,
): Promise<void> {
  const { kernel, book, routing, destinations } = options;
  const { clock, log } = kernel;
  let state = emptyState();
  let isAnew = true;
  const bell = doorbell(clock);
  const unwatch = [
    book.watch(({ changed }) => {
      if (!isAnew)
        for (const alert of changed.filter(({ state: is }) => is !== 'pending'))
          place(alert, state, routing, clock.now());
      bell.ring();
    }),
    routing.watch(() => {
      isAnew = true;
      bell.ring();
    }),
    destinations.watch(() => bell.ring()),
  ];
  try {
    while (!lease.signal.aborted) {
      if (isAnew) {
        isAnew = false;
        const notes = await readTold(kernel.database);
        state = groupsOf(notes, options);
        reports.begin(state);
        await carry(notes, state, { ...options, lease });
      }
      const taken = state.due.take(clock.now(), groupsAtOnce);
      if (taken.length === 0) {
        const dueMs = state.due.nextMs() ?? Number.POSITIVE_INFINITY;
        await bell.wait(Math.max(0, dueMs - clock.now()), lease.signal);
        bell.answer();
        continue;
      }
      try {
        const members = taken.flatMap((group) => [...group.members]);
        reports.looked(
          members,
          await flushGroups(taken, state, { ...options, lease, suppressor: current() }),
        );
      } catch (error) {
        if (lease.signal.aborted) return;
        log.warn({ error, groups: taken.length }, 'could not write down who is told; trying again');
        for (const group of taken) reschedule(group, state, clock.now() + retryMs);
      }
    }
  } finally {
    for (const each of unwatch) each();
  }
}
