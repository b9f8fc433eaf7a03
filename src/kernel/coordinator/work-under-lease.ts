import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import type { Lease } from './coordinator.ts';
import { pause } from './pause.ts';

const firstWaitMs = 1000;
const longestWaitMs = 30_000;

/** Runs `work` until it returns or the lease ends. A failure is logged and followed, after a wait, by a new start. */
export async function workUnderLease(
  lease: Lease,
  work: (lease: Lease) => Promise<void>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  for (let failures = 0; !lease.signal.aborted; failures += 1) {
    try {
      return await work(lease);
    } catch (error) {
      if (lease.signal.aborted) return;
      log.error({ lease: lease.name, error }, 'Work that only one process does failed and is started again');
      await pause(clock, Math.min(longestWaitMs, firstWaitMs * 2 ** failures), lease.signal);
    }
  }
}
