import { blockMs, keptSteps, minuteMs, type KeptStep } from './retention.ts';

/** A stretch of time in even steps, and which of the kept steps it is made from. */
export interface TimeLine {
  readonly fromMs: number;
  readonly stepMs: number;
  readonly steps: number;
  readonly source: KeptStep;
}

export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

const mostSteps = 600;
/** Of one number for the whole range, so many steps of its source are enough. */
const leastSteps = 12;
const minutesOfSteps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440] as const;
const longestRangeMs = mostSteps * 1440 * minuteMs;

/** The finest steps that are not too many and are still kept at the beginning of the range. */
export function timeLineOf({ fromMs, toMs }: TimeRange, nowMs: number): TimeLine {
  const beginMs = Math.max(fromMs, toMs - longestRangeMs);
  const finest = finestKept(beginMs, nowMs);
  const stepMs =
    minutesOfSteps
      .map((minutes) => minutes * minuteMs)
      .find((ms) => ms >= finest.stepMs && (toMs - beginMs) / ms <= mostSteps) ?? 1440 * minuteMs;
  const source = keptSteps.findLast((kept) => stepMs % kept.stepMs === 0) ?? finest;
  return aligned({ fromMs: beginMs, toMs }, stepMs, source);
}

/** The whole range as one step, from as few readings as tell its mean and its highest well. */
export function wholeTimeLine({ fromMs, toMs }: TimeRange, nowMs: number): TimeLine {
  const beginMs = Math.max(fromMs, toMs - longestRangeMs);
  const coarsest = keptSteps.findLast(({ stepMs }) => (toMs - beginMs) / stepMs >= leastSteps);
  const finest = finestKept(beginMs, nowMs);
  const source = coarsest && coarsest.stepMs > finest.stepMs ? coarsest : finest;
  const { fromMs: alignedMs, steps } = aligned({ fromMs: beginMs, toMs }, source.stepMs, source);
  return { fromMs: alignedMs, stepMs: steps * source.stepMs, steps: 1, source };
}

function finestKept(fromMs: number, nowMs: number): KeptStep {
  // A block is forgotten when it began too long ago, so the last one counts from its beginning.
  return keptSteps.find(({ keptMs }) => fromMs >= nowMs - keptMs + blockMs) ?? keptSteps[2];
}

function aligned({ fromMs, toMs }: TimeRange, stepMs: number, source: KeptStep): TimeLine {
  const alignedMs = Math.floor(fromMs / stepMs) * stepMs;
  return { fromMs: alignedMs, stepMs, steps: Math.max(1, Math.ceil((toMs - alignedMs) / stepMs)), source };
}
