import { useNow } from '../../../ui/format/use-now.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

export const rangeIds = ['hour', 'quarter', 'day', 'week', 'month', 'year'] as const;
export type RangeId = (typeof rangeIds)[number];

const lengthsMs: Readonly<Record<RangeId, number>> = {
  hour: hourMs,
  quarter: 6 * hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
  year: 365 * 24 * hourMs,
};

export interface ShownTime {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Up to the minute that is over, so that the same time is asked for once a minute at most. */
export function useHistoryRange(id: RangeId): ShownTime {
  const nowMs = useNow(minuteMs);
  const toMs = Math.ceil(nowMs / minuteMs) * minuteMs;
  return { fromMs: toMs - lengthsMs[id], toMs };
}
