import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import type { Coordinator, Lease } from './coordinator.ts';
import { workUnderLease } from './work-under-lease.ts';

/** For the only process: it holds every name from the claim to the end. The data folder's lock keeps a second one out. */
export function createLoneCoordinator(options: { readonly clock: Clock; readonly log: Log }): Coordinator {
  const stop = new AbortController();
  const working = new Map<string, Promise<void>>();
  return {
    whileHolding(name, work, signal) {
      if (working.has(name)) throw new TypeError(`${name} is claimed twice.`);
      const lease: Lease = {
        name,
        epoch: 1,
        signal: signal ? AbortSignal.any([stop.signal, signal]) : stop.signal,
      };
      const done = workUnderLease(lease, work, options).then(() => {
        if (lease.signal.aborted) working.delete(name);
      });
      working.set(name, done);
    },
    isCurrent: async () => true,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.all(working.values());
    },
  };
}
