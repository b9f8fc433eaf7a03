import type { Coordinator, Lease } from '#kernel/coordinator/coordinator.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { unavailable } from '#kernel/errors.ts';
import type { NotifySchema } from '../notify-schema.ts';

/** Inside the transaction that depends on it. @throws NexusError `unavailable` when another process has taken over. */
export async function assertLeads(
  coordinator: Coordinator,
  lease: Lease,
  tx: Transaction<NotifySchema>,
): Promise<void> {
  if (!(await coordinator.isCurrent(lease, tx))) throw unavailable('Another process tells people now.');
}
