import type { SeriesPoint } from '#contracts/pulse/heartbeats.ts';
import type { ChartSeries } from '../../../ui/chart/chart.tsx';

export interface SeriesData {
  readonly times: readonly number[];
  readonly median: ChartSeries['values'];
  readonly p95: ChartSeries['values'];
  /** Several answers in one point: the median alone would not tell of the slow ones. */
  readonly isSummed: boolean;
  /** How long a point is; 0 without any. */
  readonly stepMs: number;
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

interface Place {
  readonly atMs: number;
  readonly latency: SeriesPoint['latency'];
}

/** What a chart draws of a span: where nobody looked, or nothing answered, it has a gap, also at its ends. */
export function seriesData(points: readonly SeriesPoint[], { fromMs, toMs }: Span): SeriesData {
  const stepMs = points.reduce((most, point) => Math.max(most, point.toMs - point.fromMs), 0);
  const places: Place[] = points.flatMap((point, index) => {
    const here = { atMs: point.fromMs, latency: point.latency };
    const next = points[index + 1];
    const isGap = next !== undefined && next.fromMs - point.toMs > stepMs * 0.5;
    return isGap ? [here, { atMs: point.toMs, latency: null }] : [here];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (first && first.fromMs - fromMs > stepMs) places.unshift({ atMs: fromMs, latency: null });
  if (last && toMs - last.toMs > stepMs)
    places.push({ atMs: last.toMs, latency: null }, { atMs: toMs, latency: null });
  return {
    times: places.map(({ atMs }) => atMs),
    median: places.map(({ latency }) => latency?.p50 ?? null),
    p95: places.map(({ latency }) => latency?.p95 ?? null),
    isSummed: points.some(({ latency }) => (latency?.count ?? 0) > 1),
    stepMs,
  };
}
