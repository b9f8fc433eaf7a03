import { spanAt, type ZoneSpan } from '#library/time-zone/zone-spans.ts';
import type { CronSchedule } from './cron-schedule.ts';
import { findWallTime } from './wall-time.ts';

/** No zone is further from UTC, nor skips more at once (Samoa left out a day in 2011). */
const farMs = 48 * 3_600_000;

/**
 * The first run after a moment, in milliseconds since 1970; undefined when there is none for fifty years.
 * @throws RangeError when there is no such time zone.
 */
export function nextRun(schedule: CronSchedule, afterMs: number, timeZone: string): number | undefined {
  let fromMs = afterMs + 1;
  for (;;) {
    const span = spanAt(timeZone, fromMs);
    if (fromMs <= span.fromMs && runsInGap(schedule, span)) return span.fromMs;
    const startMs = Math.max(fromMs + span.offsetMs, firstWallMs(schedule, span));
    const wallMs = findWallTime(schedule, startMs, 1);
    if (wallMs === undefined) return undefined;
    if (wallMs - span.offsetMs < span.toMs) return wallMs - span.offsetMs;
    fromMs = Math.max(span.toMs, wallMs - farMs);
  }
}

/**
 * The last run before a moment, in milliseconds since 1970; undefined when there is none for fifty years.
 * @throws RangeError when there is no such time zone.
 */
export function previousRun(schedule: CronSchedule, beforeMs: number, timeZone: string): number | undefined {
  let untilMs = beforeMs - 1;
  for (;;) {
    const span = spanAt(timeZone, untilMs);
    const wallMs = findWallTime(schedule, untilMs + span.offsetMs, -1);
    const firstMs = Math.max(span.fromMs + span.offsetMs, firstWallMs(schedule, span));
    if (wallMs !== undefined && wallMs >= firstMs) return wallMs - span.offsetMs;
    if (runsInGap(schedule, span)) return span.fromMs;
    if (wallMs === undefined) return undefined;
    untilMs = Math.min(span.fromMs - 1, wallMs + farMs);
  }
}

/** Where the clocks were put forward: whether they skipped a time at which it was to run. */
function runsInGap(schedule: CronSchedule, span: ZoneSpan): boolean {
  if (schedule.follows === 'time' || span.offsetMs <= span.offsetBeforeMs) return false;
  const skippedMs = findWallTime(schedule, span.fromMs + span.offsetBeforeMs, 1);
  return skippedMs !== undefined && skippedMs < span.fromMs + span.offsetMs;
}

/** Where the clocks were put back: what they show again was run the first time. */
function firstWallMs(schedule: CronSchedule, span: ZoneSpan): number {
  return (
    span.fromMs + (schedule.follows === 'time' ? span.offsetMs : Math.max(span.offsetMs, span.offsetBeforeMs))
  );
}
