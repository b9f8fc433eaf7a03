import { byteReader } from '#library/packed/byte-reader.ts';
import { byteWriter } from '#library/packed/byte-writer.ts';
import { readHistogram, writeHistogram } from './latency-histogram.ts';
import { states } from './outcome.ts';
import type { LatencySummary, Summary } from './summary.ts';

/** What of a summary is not in columns of its own: those are what is summed up over many. */
export type SummaryDetail = Pick<Summary, 'counts' | 'latency'>;

const version = 1;
const tenths = 10;

/**
 * One byte of version; one bit for each state that has heartbeats, and how many; then, where there are latencies: sum, lowest,
 * and highest above it, in tenths of a millisecond, and the histogram.
 */
export function packDetail({ counts, latency }: SummaryDetail): Uint8Array {
  const writer = byteWriter();
  writer.byte(version);
  writer.byte(counts.reduce((mask, count, bit) => mask | (count > 0 ? 1 << bit : 0), 0));
  for (const count of counts) if (count > 0) writer.unsigned(count);
  if (latency !== null) {
    writer.unsigned(Math.round(latency.sumMs * tenths));
    writer.unsigned(Math.round(latency.minMs * tenths));
    writer.unsigned(Math.round((latency.maxMs - latency.minMs) * tenths));
    writeHistogram(writer, latency.histogram);
  }
  return writer.bytes();
}

/** @throws RangeError where the bytes are cut short or of another version. */
export function unpackDetail(bytes: Uint8Array): SummaryDetail {
  const reader = byteReader(bytes);
  const found = reader.byte();
  if (found !== version) throw new RangeError(`A summary of heartbeats is of version ${found}.`);
  const mask = reader.byte();
  const counts = states.map((_, bit) => (mask & (1 << bit) ? reader.unsigned() : 0));
  if (reader.isAtEnd()) return { counts, latency: null };
  const sumMs = reader.unsigned() / tenths;
  const minMs = reader.unsigned() / tenths;
  const maxMs = minMs + reader.unsigned() / tenths;
  const histogram = readHistogram(reader);
  const count = [...histogram.values()].reduce((sum, n) => sum + n, 0);
  const latency: LatencySummary = { count, sumMs, minMs, maxMs, histogram };
  return { counts, latency };
}
