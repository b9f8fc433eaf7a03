import { repeat } from '#kernel/repeat.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { countDeliveries, type Counts } from './destination-store.ts';

export interface DeliveryCounts {
  /** Called with what waits and what was given up, soon and whenever it differs. @returns stops it. */
  watch(listener: (counts: Counts) => void): () => void;
}

const lookEveryMs = 2_000;

/** Looks only while somebody watches, so that those who send have no work with it, whichever process they are in. */
export function deliveryCounts({ database, clock, log }: NotifyKernel): DeliveryCounts {
  const listeners = new Set<(counts: Counts) => void>();
  let looking: AsyncDisposable | undefined;
  let last: Counts | undefined;
  const look = async () => {
    const each = [...(await countDeliveries(database)).values()];
    const waiting = each.reduce((sum, one) => sum + one.waiting, 0);
    const dead = each.reduce((sum, one) => sum + one.dead, 0);
    if (last?.waiting === waiting && last.dead === dead) return;
    last = { waiting, dead };
    for (const listener of listeners) listener(last);
  };
  const lookOrSay = () =>
    look().catch((error: unknown) => log.warn({ error }, 'Messages could not be counted'));
  return {
    watch(listener) {
      listeners.add(listener);
      if (last) listener(last);
      if (!looking) {
        looking = repeat(clock, lookEveryMs, lookOrSay);
        void lookOrSay();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        void looking?.[Symbol.asyncDispose]();
        looking = undefined;
        last = undefined;
      };
    },
  };
}
