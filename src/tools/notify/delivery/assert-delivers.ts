import type { Transaction } from '#kernel/database/database.ts';
import { unavailable } from '#kernel/errors.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { CourierOptions } from './round.ts';

/** Part of every transaction of a courier: one that was frozen while another process took over writes nothing more. */
export async function assertDelivers(
  { kernel, lease }: Pick<CourierOptions, 'kernel' | 'lease'>,
  tx: Transaction<NotifySchema>,
): Promise<void> {
  if (!(await kernel.coordinator.isCurrent(lease, tx))) throw unavailable('Another process delivers now.');
}
