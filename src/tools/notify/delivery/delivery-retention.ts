import type { NotifyKernel } from '../notify-kernel.ts';
import { forgetDeliveries } from './delivery-log-store.ts';

const retentionMs = 90 * 24 * 60 * 60_000;
const forgetAtOnce = 500;

export function keepDeliveriesForThreeMonths(kernel: NotifyKernel): void {
  kernel.schedule.add({
    name: 'forget-deliveries',
    everyMs: 6 * 60 * 60_000,
    async run(signal) {
      const beforeMs = kernel.clock.now() - retentionMs;
      const forgetSome = () =>
        kernel.database.transaction((tx) => forgetDeliveries(tx, beforeMs, forgetAtOnce));
      while (!signal.aborted && (await forgetSome()) === forgetAtOnce);
    },
  });
}
