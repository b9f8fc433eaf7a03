import type { UsageReading, UsageRound } from './host-usage.ts';
import type { UsageValues } from './usage-metrics.ts';

/** Shorter, the error of reading one counter after the other shows; longer, the mean says nothing about this minute. */
const shortestMs = 5_000;
const longestMs = 150_000;

/**
 * What each container used between two rounds, from the difference of its counters. A container that the earlier round lacks, or
 * knows from an earlier run, has begun since, so its counters began at zero. Without an earlier round there are no rates.
 */
export function usageBetween(
  before: UsageRound | undefined,
  after: UsageRound,
): ReadonlyMap<string, UsageValues> {
  const earlier = new Map(before?.readings.map((reading) => [reading.id, reading]));
  return new Map(
    after.readings.map((reading) => [reading.id, valuesOf(before, earlier.get(reading.id), reading)]),
  );
}

function valuesOf(
  round: UsageRound | undefined,
  known: UsageReading | undefined,
  reading: UsageReading,
): UsageValues {
  const base = known?.startedMs === reading.startedMs ? known : round && beganSince(round, reading);
  const cpu = perSecond(base?.cpu, reading.cpu, 'usedNs');
  return {
    // A whole core is a billion nanoseconds a second.
    cpuPercent: cpu === null ? null : cpu / 1e7,
    memoryBytes: reading.memoryBytes,
    networkRxBytesPerSecond: perSecond(base?.network, reading.network, 'rxBytes'),
    networkTxBytesPerSecond: perSecond(base?.network, reading.network, 'txBytes'),
    blockReadBytesPerSecond: perSecond(base?.block, reading.block, 'readBytes'),
    blockWriteBytesPerSecond: perSecond(base?.block, reading.block, 'writeBytes'),
  };
}

function beganSince({ atMs }: UsageRound, { id, startedMs }: UsageReading): UsageReading {
  return {
    id,
    startedMs,
    memoryBytes: null,
    cpu: { atMs, usedNs: 0 },
    network: { atMs, rxBytes: 0, txBytes: 0 },
    block: { atMs, readBytes: 0, writeBytes: 0 },
  };
}

type Counted<Name extends string> = Readonly<Record<Name | 'atMs', number>> | null | undefined;

/** Null where a counter went back: an interface was taken away, or the machine was changed beneath. */
function perSecond<Name extends string>(
  before: Counted<Name>,
  after: Counted<Name>,
  name: Name,
): number | null {
  if (!before || !after) return null;
  const elapsedMs = after.atMs - before.atMs;
  if (elapsedMs < shortestMs || elapsedMs > longestMs) return null;
  const counted = after[name] - before[name];
  return counted < 0 ? null : (counted * 1000) / elapsedMs;
}
