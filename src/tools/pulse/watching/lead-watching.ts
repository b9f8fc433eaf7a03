import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import { type LiveWatch, Watch } from './keep-watch.ts';
import type { WatchingOptions } from './watching-options.ts';

/** One commit at most in this time. */
const writeEveryMs = 1_000;

/** Checks all monitors until the lease ends. */
export async function leadWatching(
  options: WatchingOptions,
  lease: Lease,
  begins: (watch: LiveWatch) => void,
  stored: (numbers: readonly number[]) => void,
): Promise<void> {
  const watch = await Watch.begin(options, lease, stored);
  begins(watch);
  try {
    while (!lease.signal.aborted) {
      await pause(options.clock, writeEveryMs, lease.signal);
      await watch.turn();
    }
  } finally {
    await watch.end();
  }
}
