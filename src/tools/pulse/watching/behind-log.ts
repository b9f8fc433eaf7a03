import type { Log } from '#kernel/log.ts';
import type { ScheduleReport } from '../scheduler/lateness.ts';

/** Often enough to be seen, and not so often that it hides everything else. */
const everyMs = 60_000;

/** Says with numbers that the watch cannot be kept, at most once a minute. */
export function newBehindLog(log: Log): (report: ScheduleReport, nowMs: number) => void {
  let saidMs = -Infinity;
  let saidMissed = 0;
  return ({ due, done, missed, behind, running, lateP99Ms }, nowMs) => {
    if ((missed === saidMissed && behind <= running) || nowMs - saidMs < everyMs) return;
    const newlyMissed = missed - saidMissed;
    saidMs = nowMs;
    saidMissed = missed;
    log.warn(
      { due, done, missed: newlyMissed, behind, running, lateP99Ms: Math.round(lateP99Ms) },
      'checks are late or left out: there are more of them than can be made in time',
    );
  };
}
