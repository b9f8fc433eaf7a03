import { useNow } from '../format/use-now.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export const rangeIds = ['hour', 'quarter', 'day', 'week', 'month', 'year'] as const;
export type RangeId = (typeof rangeIds)[number];

const lengthsMs: Readonly<Record<RangeId, number>> = {
  hour: hourMs,
  quarter: 6 * hourMs,
  day: dayMs,
  week: 7 * dayMs,
  month: 30 * dayMs,
  year: 365 * dayMs,
};

export interface ShownTime {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Up to the step that is over, so that the same time is asked for once in `everyMs` at most. */
export function useShownRange(id: RangeId, everyMs = 60_000): ShownTime {
  const nowMs = useNow(everyMs);
  const toMs = Math.ceil(nowMs / everyMs) * everyMs;
  return { fromMs: toMs - lengthsMs[id], toMs };
}
