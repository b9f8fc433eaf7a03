import { coversOf } from './covers.ts';
import type { Block } from './block.ts';
import type { Beat } from './heartbeat.ts';
import { fromLatencyCode } from './latency-code.ts';
import { addHistogram, bucketOf, type Histogram } from './latency-histogram.ts';
import { states, statesRoom } from './outcome.ts';

/** What is known of a stretch of time of a series. */
export interface Summary {
  /** How many heartbeats of each state, in the order of `states`. */
  readonly counts: readonly number[];
  /** How long the heartbeats of each state count. One counts whole where it began, even if it reaches beyond. */
  readonly ms: readonly number[];
  readonly latency: LatencySummary | null;
}

export interface LatencySummary {
  readonly count: number;
  readonly sumMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly histogram: Histogram;
}

export function summaryOfBlock({ beats, intervalMs, lastMs }: Block): Summary {
  return summaryOf(beats, coversOf(beats, intervalMs, lastMs));
}

/** `covers`: how long each counts. */
export function summaryOf(beats: readonly Beat[], covers: readonly number[]): Summary {
  const counts = states.map(() => 0);
  const ms = states.map(() => 0);
  for (const [n, { outcome }] of beats.entries()) {
    const state = outcome % statesRoom;
    counts[state] = (counts[state] ?? 0) + 1;
    ms[state] = (ms[state] ?? 0) + (covers[n] ?? 0);
  }
  return { counts, ms, latency: latencyOf(beats) };
}

function latencyOf(beats: readonly Beat[]): LatencySummary | null {
  const histogram = new Map<number, number>();
  let [count, sumMs, minMs, maxMs] = [0, 0, Infinity, 0];
  for (const { latency } of beats) {
    if (latency === null) continue;
    const latencyMs = fromLatencyCode(latency);
    const bucket = bucketOf(latencyMs);
    histogram.set(bucket, (histogram.get(bucket) ?? 0) + 1);
    count += 1;
    sumMs += latencyMs;
    minMs = Math.min(minMs, latencyMs);
    maxMs = Math.max(maxMs, latencyMs);
  }
  return count === 0 ? null : { count, sumMs, minMs, maxMs, histogram };
}

export function mergeSummaries(parts: readonly Summary[]): Summary {
  const counts = states.map((_, n) => parts.reduce((sum, part) => sum + (part.counts[n] ?? 0), 0));
  const ms = states.map((_, n) => parts.reduce((sum, part) => sum + (part.ms[n] ?? 0), 0));
  return { counts, ms, latency: mergeLatencies(parts.flatMap(({ latency }) => latency ?? [])) };
}

function mergeLatencies(parts: readonly LatencySummary[]): LatencySummary | null {
  if (parts.length === 0) return null;
  const histogram = new Map<number, number>();
  let [count, sumMs, minMs, maxMs] = [0, 0, Infinity, 0];
  for (const part of parts) {
    addHistogram(histogram, part.histogram);
    count += part.count;
    sumMs += part.sumMs;
    minMs = Math.min(minMs, part.minMs);
    maxMs = Math.max(maxMs, part.maxMs);
  }
  return { count, sumMs, minMs, maxMs, histogram };
}
