import type { UpdateRun } from '#contracts/watcher/run.ts';

const firstPauseMs = 10 * 60_000;
const longestPauseMs = 24 * 3_600_000;

/**
 * Until when nothing is applied to a container by itself: ten minutes after a failure, twice as long after each further one of the
 * same version, a day at most; and for a while after this very version was applied, until that is seen everywhere. `runs` are
 * those of the container, newest first.
 */
export function pausedUntilMs(
  runs: readonly Pick<UpdateRun, 'state' | 'endedAtMs' | 'to'>[],
  digest: string | null,
): number {
  const ended = runs.filter(({ endedAtMs }) => endedAtMs !== null);
  const [last] = ended;
  if (!last) return 0;
  if (last.state === 'succeeded') return last.to.digest === digest ? (last.endedAtMs ?? 0) + firstPauseMs : 0;
  const firstOther = ended.findIndex(({ state, to }) => state === 'succeeded' || to.digest !== digest);
  const failures = firstOther === -1 ? ended.length : firstOther;
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, failures - 1));
  return (last.endedAtMs ?? 0) + pauseMs;
}
