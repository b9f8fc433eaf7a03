import type { Job } from './schedule.ts';

export type Rhythm = Pick<Job, 'everyMs' | 'jitterMs'>;

/** What a trigger leaves as the next-run time. */
export const triggeredMs = 0;

/**
 * Milliseconds until the first run after a start. `savedMs` is the next-run time left by the run before, on the wall
 * clock; `chance` (0 to 1) picks the jitter.
 */
export function nextRun(job: Rhythm, savedMs: number | undefined, nowMs: number, chance: number): number {
  if (savedMs === triggeredMs) return 0;
  const jitterMs = chance * (job.jitterMs ?? 0);
  if (savedMs === undefined || savedMs <= nowMs) return jitterMs;
  // Further away than any run can be: the clock was set back, or the job has become more frequent.
  if (savedMs > nowMs + job.everyMs + (job.jitterMs ?? 0)) return job.everyMs + jitterMs;
  return savedMs - nowMs;
}

/** Milliseconds from the end of a run to the next one, so that the starts keep their distance. */
export function nextRunAfter(job: Rhythm, tookMs: number, chance: number): number {
  return Math.max(0, job.everyMs + chance * (job.jitterMs ?? 0) - tookMs);
}
