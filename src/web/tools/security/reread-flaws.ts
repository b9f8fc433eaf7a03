import { queryClient } from '../../shell/session.ts';

/** Everything that was read of flaws starts with this, so that one bell asks all that is open anew. */
export const flawsKey = ['security', 'flaws'] as const;

/** Bells come in bursts while images are read; what is open is asked at most so often. */
const atMostEveryMs = 2_000;
let waiting: ReturnType<typeof setTimeout> | undefined;
let lastAtMs = 0;

/** Asks anew what is on the page; what is not shown is only marked as old. */
export function rereadFlaws(): void {
  if (waiting !== undefined) return;
  const dueInMs = Math.max(0, lastAtMs + atMostEveryMs - Date.now());
  waiting = setTimeout(() => {
    waiting = undefined;
    lastAtMs = Date.now();
    void queryClient.invalidateQueries({ queryKey: flawsKey });
  }, dueInMs);
}
