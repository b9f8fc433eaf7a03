import type { Clock } from './clock.ts';

/**
 * Calls `run` again and again, `everyMs` after it last ended, without remembering anything over a restart (for that there
 * is `Schedule`). `run` handles its own errors. Disposing waits for a run that is under way.
 */
export function repeat(clock: Clock, everyMs: number, run: () => Promise<void>): AsyncDisposable {
  let running = Promise.resolve();
  let isStopped = false;
  let cancel = clock.after(everyMs, again);
  function again(): void {
    running = run().then(() => {
      if (!isStopped) cancel = clock.after(everyMs, again);
    });
  }
  return {
    async [Symbol.asyncDispose]() {
      isStopped = true;
      cancel();
      await running;
    },
  };
}
