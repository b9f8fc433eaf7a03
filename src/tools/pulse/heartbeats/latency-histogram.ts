import type { ByteReader } from '#library/packed/byte-reader.ts';
import type { ByteWriter } from '#library/packed/byte-writer.ts';

/** How many latencies fell into each bucket: each is a tenth wider than the one before, so a value is known to 5 %. */
export type Histogram = ReadonlyMap<number, number>;

const growth = 1.1;
const leastMs = 0.1;
const scale = 1 / Math.log(growth);

export function bucketOf(latencyMs: number): number {
  return latencyMs < leastMs ? 0 : 1 + Math.floor(Math.log(latencyMs / leastMs) * scale);
}

/** The middle of a bucket, in ms. */
function middleOf(bucket: number): number {
  return bucket === 0 ? 0 : leastMs * growth ** (bucket - 0.5);
}

export function addHistogram(into: Map<number, number>, from: Histogram): void {
  for (const [bucket, count] of from) into.set(bucket, (into.get(bucket) ?? 0) + count);
}

/** The latency that a share of the answers, 0 to 1, did not exceed. Of an empty histogram: 0. */
export function quantileOf(histogram: Histogram, share: number): number {
  const buckets = [...histogram].toSorted(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let left = Math.max(1, Math.ceil(total * share));
  for (const [bucket, count] of buckets) {
    left -= count;
    if (left <= 0) return middleOf(bucket);
  }
  return 0;
}

/** To the end of the bytes: of each bucket that has any, how far it is from the one before, and how many it has. */
export function writeHistogram(writer: ByteWriter, histogram: Histogram): void {
  let previous = 0;
  for (const [bucket, count] of [...histogram].toSorted(([a], [b]) => a - b)) {
    writer.unsigned(bucket - previous);
    writer.unsigned(count);
    previous = bucket;
  }
}

export function readHistogram(reader: ByteReader): Map<number, number> {
  const histogram = new Map<number, number>();
  let bucket = 0;
  while (!reader.isAtEnd()) {
    bucket += reader.unsigned();
    histogram.set(bucket, reader.unsigned());
  }
  return histogram;
}
