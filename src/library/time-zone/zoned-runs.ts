import { findWallTime, type WallSchedule } from './wall-time.ts';
import { spanAt, type ZoneSpan } from './zone-spans.ts';

/** A schedule by the clock of a zone, and what happens when that is changed. */
export interface ZonedSchedule extends WallSchedule {
  /** A time that the clocks leave out: it runs when they are put forward, or not at all. */
  readonly whenSkipped: 'run' | 'leave out';
  /** A time that they show twice. */
  readonly whenRepeated: 'run once' | 'run twice';
}

/** No zone is further from UTC, nor skips more at once (Samoa left out a day in 2011). */
const farMs = 48 * 3_600_000;

/**
 * The first run after a moment, in milliseconds since 1970; undefined when there is none.
 * @throws RangeError when there is no such time zone.
 */
export function nextZonedRun(schedule: ZonedSchedule, afterMs: number, timeZone: string): number | undefined {
  let fromMs = afterMs + 1;
  for (;;) {
    const span = spanAt(timeZone, fromMs);
    if (fromMs <= span.fromMs && runsInGap(schedule, span)) return span.fromMs;
    const startMs = Math.max(fromMs + span.offsetMs, firstWallMs(schedule, span));
    const wallMs = findWallTime(schedule, startMs, 1);
    if (wallMs === undefined) return undefined;
    if (wallMs - span.offsetMs < span.toMs) return wallMs - span.offsetMs;
    // The clocks may then be put back, even to the day before: what they showed until here can come again.
    const nearMs = findWallTime(schedule, span.toMs + span.offsetMs - farMs, 1) ?? wallMs;
    fromMs = Math.max(span.toMs, nearMs - farMs);
  }
}

/**
 * The last run before a moment, in milliseconds since 1970; undefined when there is none.
 * @throws RangeError when there is no such time zone.
 */
export function previousZonedRun(
  schedule: ZonedSchedule,
  beforeMs: number,
  timeZone: string,
): number | undefined {
  let untilMs = beforeMs - 1;
  for (;;) {
    const span = spanAt(timeZone, untilMs);
    const wallMs = findWallTime(schedule, untilMs + span.offsetMs, -1);
    if (wallMs !== undefined && wallMs >= firstWallMs(schedule, span)) return wallMs - span.offsetMs;
    if (runsInGap(schedule, span)) return span.fromMs;
    if (wallMs === undefined) return undefined;
    const nearMs = findWallTime(schedule, span.fromMs + span.offsetMs + farMs, -1) ?? wallMs;
    untilMs = Math.min(span.fromMs - 1, nearMs + farMs);
  }
}

function runsInGap(schedule: ZonedSchedule, span: ZoneSpan): boolean {
  if (schedule.whenSkipped === 'leave out' || span.offsetMs <= span.offsetBeforeMs) return false;
  const skippedMs = findWallTime(schedule, span.fromMs + span.offsetBeforeMs, 1);
  return skippedMs !== undefined && skippedMs < span.fromMs + span.offsetMs;
}

/** What the clocks show first in a span that counts: not what they showed before they were put back. */
function firstWallMs({ whenRepeated }: ZonedSchedule, span: ZoneSpan): number {
  const { fromMs, offsetMs, offsetBeforeMs } = span;
  return fromMs + (whenRepeated === 'run twice' ? offsetMs : Math.max(offsetMs, offsetBeforeMs));
}
