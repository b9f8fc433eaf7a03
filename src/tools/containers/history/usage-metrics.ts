import { UsageMetric } from '#contracts/containers/history.ts';

/** In the order in which they are stored: add at the end only. */
export const usageMetrics: readonly UsageMetric[] = UsageMetric.options;

/** What one container used in one minute, or in one reading; null where this host cannot say. */
export type UsageValues = Readonly<Record<UsageMetric, number | null>>;

/**
 * Values are stored as whole multiples of these. Finer differences mean nothing on a chart and cost most of the bytes: 0.01 % of
 * a core, one page of memory, 16 bytes a second.
 */
const quanta: Readonly<Record<UsageMetric, number>> = {
  cpuPercent: 0.01,
  memoryBytes: 4096,
  networkRxBytesPerSecond: 16,
  networkTxBytesPerSecond: 16,
  blockReadBytesPerSecond: 16,
  blockWriteBytesPerSecond: 16,
};

/** Null also for what no counter can rightly say: less than nothing, or more than a number holds exactly. */
export function toQuanta(metric: UsageMetric, value: number | null): number | null {
  if (value === null) return null;
  const count = Math.round(value / quanta[metric]);
  return count >= 0 && Number.isSafeInteger(count * 2) ? count : null;
}

export function fromQuanta(metric: UsageMetric, count: number | null): number | null {
  if (count === null) return null;
  // Dividing keeps 7 quanta of CPU 0.07; multiplying makes it 0.07 and a little.
  return metric === 'cpuPercent' ? count / 100 : count * quanta[metric];
}

/** The same for each metric. */
export function perMetric<Value>(make: (metric: UsageMetric) => Value): Record<UsageMetric, Value> {
  return {
    cpuPercent: make('cpuPercent'),
    memoryBytes: make('memoryBytes'),
    networkRxBytesPerSecond: make('networkRxBytesPerSecond'),
    networkTxBytesPerSecond: make('networkTxBytesPerSecond'),
    blockReadBytesPerSecond: make('blockReadBytesPerSecond'),
    blockWriteBytesPerSecond: make('blockWriteBytesPerSecond'),
  };
}
