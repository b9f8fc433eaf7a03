import type { UsageGap } from '#contracts/containers/history.ts';
import type { ContainerRecord } from '../host.ts';
import { networkOwnership } from './network-ownership.ts';
import { usageMetrics } from './usage-metrics.ts';
import type { UsagePoints } from './usage-points.ts';

/** The first minutes of a container have no rates yet, which is no reason to say that there will be none. */
const leastSteps = 3;

/** Why metrics have no value at all while others do. Without any, the container did not run, which needs no reason. */
export function gapsOf(
  points: UsagePoints,
  record: Pick<ContainerRecord, 'summary' | 'relations'> | undefined,
): UsageGap[] {
  const measured = measuredSteps(points);
  if (measured === 0) return [];
  const ownership = record ? networkOwnership(record) : 'own';
  return usageMetrics
    .filter((metric) => points[metric].avg.every((value) => value === null))
    .flatMap((metric): UsageGap[] => {
      if (metric.startsWith('network') && ownership !== 'own') {
        return [{ metric, reason: ownership === 'host' ? 'host-network' : 'shared-network' }];
      }
      return measured < leastSteps ? [] : [{ metric, reason: 'not-told' }];
    });
}

/** How many steps have a value of any metric. */
export function measuredSteps(points: UsagePoints): number {
  return points.cpuPercent.avg.filter((_, step) =>
    usageMetrics.some((metric) => (points[metric].avg[step] ?? null) !== null),
  ).length;
}
