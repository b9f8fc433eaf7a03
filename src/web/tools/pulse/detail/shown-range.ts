import { useNow } from '../../../ui/format/use-now.ts';
import type { RangeId } from './detail-search.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const rangesMs: Readonly<Record<RangeId, number>> = {
  hour: hourMs,
  quarter: 6 * hourMs,
  day: dayMs,
  week: 7 * dayMs,
  month: 30 * dayMs,
  year: 365 * dayMs,
};

/** The same for a while, so that it is asked for again only when there is more to see. */
export function useShownRange(id: RangeId): { readonly fromMs: number; readonly toMs: number } {
  const everyMs = id === 'hour' ? 15_000 : 60_000;
  const nowMs = useNow(everyMs);
  const toMs = Math.ceil(nowMs / everyMs) * everyMs;
  return { fromMs: toMs - rangesMs[id], toMs };
}
