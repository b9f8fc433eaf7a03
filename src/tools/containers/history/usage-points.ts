import type { UsageMetric } from '#contracts/containers/history.ts';
import { perMetric, usageMetrics, type UsageValues } from './usage-metrics.ts';

/** One entry for each step of a time; null where nothing was measured. */
export type Column = (number | null)[];

/** Lowest, mean and highest within each step. Of single minutes, the three are the same. */
export interface MetricColumns {
  readonly min: Column;
  readonly avg: Column;
  readonly max: Column;
}

export type UsagePoints = Readonly<Record<UsageMetric, MetricColumns>>;

/** Steps that are filled from shorter ones. */
export interface Gathering {
  /**
   * Combines entry `from` of `points` into `step`; one beyond the end is passed over. `weight` is how many minutes it stands for:
   * the mean is off by a little where some of them were missing.
   */
  add(step: number, points: UsagePoints, from: number, weight: number): void;
  points(): UsagePoints;
}

export function gatherSteps(steps: number): Gathering {
  const gathered = perMetric(() => emptyColumns(steps));
  const weights = perMetric(() => new Uint32Array(steps));

  function combine(
    metric: UsageMetric,
    step: number,
    { min, avg, max }: MetricColumns,
    from: number,
    weight: number,
  ) {
    const [low, mean, high] = [min[from] ?? null, avg[from] ?? null, max[from] ?? null];
    if (low === null || mean === null || high === null) return;
    const into = gathered[metric];
    const before = weights[metric][step] ?? 0;
    weights[metric][step] = before + weight;
    into.min[step] = Math.min(into.min[step] ?? low, low);
    into.max[step] = Math.max(into.max[step] ?? high, high);
    into.avg[step] = ((into.avg[step] ?? 0) * before + mean * weight) / (before + weight);
  }

  return {
    add(step, points, from, weight) {
      if (step < 0 || step >= steps) return;
      for (const metric of usageMetrics) combine(metric, step, points[metric], from, weight);
    },
    points: () => gathered,
  };
}

export function emptyPoints(steps: number): UsagePoints {
  return perMetric(() => emptyColumns(steps));
}

/** One minute as points of one step. */
export function pointsOf(values: UsageValues): UsagePoints {
  return perMetric((metric) => {
    const column = [values[metric]];
    return { min: column, avg: column, max: column };
  });
}

function emptyColumns(steps: number): MetricColumns {
  const empty = () => Array<number | null>(steps).fill(null);
  return { min: empty(), avg: empty(), max: empty() };
}

/** Points of less detail: `ratio` steps become one. */
export function rollUp(points: UsagePoints, ratio: number): UsagePoints {
  const length = points.cpuPercent.avg.length;
  const gathering = gatherSteps(Math.ceil(length / ratio));
  for (let step = 0; step < length; step++) gathering.add(Math.floor(step / ratio), points, step, 1);
  return gathering.points();
}
