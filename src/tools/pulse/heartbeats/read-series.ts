import type { SeriesPoint } from '#contracts/pulse/heartbeats.ts';
import { oldestSeals } from './block-store.ts';
import type { Span } from './heartbeat.ts';
import type { HeartbeatPlace } from './heartbeat-place.ts';
import { quantileOf } from './latency-histogram.ts';
import { states } from './outcome.ts';
import { readBeats } from './read-beats.ts';
import type { Series } from './series-store.ts';
import { type LatencySummary, mergeSummaries, type Summary, summaryOf } from './summary.ts';
import { daily, hourly, keptRange, summariesOf, type SummaryStep } from './summary-store.ts';
import { dayMs, hourMs, stepFor } from './time-steps.ts';
import { whileUnsealed } from './while-unsealed.ts';

interface Piece {
  readonly atMs: number;
  readonly summary: Summary;
}

/**
 * The time in at most so many stretches of equal length, from all locations together. Stretches without heartbeats are left out. Of a
 * time whose heartbeats are not kept any more, a stretch is at least an hour.
 */
export async function readSeries(
  place: HeartbeatPlace,
  monitorId: number,
  span: Span,
  points: number,
): Promise<SeriesPoint[]> {
  if (span.fromMs >= span.toMs) return [];
  if (place.names.ofMonitor(monitorId).length === 0) return [];
  const stepMs = await finestStep(place, span, stepFor(span.fromMs, span.toMs, points));
  const pieces = await whileUnsealed(place, [monitorId], (series) =>
    stepMs < hourMs ? fromBeats(place, series, span, stepMs) : fromSummaries(place, series, span, stepMs),
  );
  return [...Map.groupBy(pieces, ({ atMs }) => Math.floor(atMs / stepMs))]
    .toSorted(([a], [b]) => a - b)
    .map(([number, parts]) => pointOf(number * stepMs, stepMs, parts));
}

async function finestStep({ database }: HeartbeatPlace, span: Span, stepMs: number): Promise<number> {
  if (stepMs >= hourMs) return stepMs;
  const [oldest] = await oldestSeals(database.query, 1);
  return oldest === undefined || span.fromMs >= oldest.hour * hourMs ? stepMs : hourMs;
}

async function fromBeats(
  place: HeartbeatPlace,
  series: readonly Series[],
  span: Span,
  stepMs: number,
): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const beats of (await readBeats(place, series, span)).values()) {
    for (const [number, part] of Map.groupBy(beats, ({ atMs }) => Math.floor(atMs / stepMs)))
      pieces.push({ atMs: number * stepMs, summary: summaryOf(part, []) });
  }
  return pieces;
}

async function fromSummaries(
  { database, tail }: HeartbeatPlace,
  series: readonly Series[],
  span: Span,
  stepMs: number,
): Promise<Piece[]> {
  const [step, unitMs]: [SummaryStep, number] = stepMs >= dayMs ? [daily, dayMs] : [hourly, hourMs];
  const open = series.map(({ id, sealedHour }) => {
    const fromMs = Math.max(span.fromMs, (sealedHour + 1) * hourMs);
    return { fromMs, beats: tail.of(id).within(fromMs, span.toMs) };
  });
  const range = await keptRange(database.query, {
    step,
    from: Math.floor(span.fromMs / unitMs),
    to: Math.ceil(span.toMs / unitMs),
  });
  const rows = await summariesOf(
    database.query,
    range,
    series.map(({ id }) => id),
  );
  const pieces: Piece[] = rows.map(({ number, summary }) => ({ atMs: number * unitMs, summary }));
  for (const { beats } of open) {
    for (const [number, part] of Map.groupBy(beats, ({ atMs }) => Math.floor(atMs / unitMs)))
      pieces.push({ atMs: number * unitMs, summary: summaryOf(part, []) });
  }
  return pieces;
}

function pointOf(fromMs: number, stepMs: number, parts: readonly Piece[]): SeriesPoint {
  const { counts, latency } = mergeSummaries(parts.map(({ summary }) => summary));
  const present = states.flatMap((state, n) =>
    (counts[n] ?? 0) > 0 ? [[state, counts[n] ?? 0] as const] : [],
  );
  return {
    fromMs,
    toMs: fromMs + stepMs,
    counts: Object.fromEntries(present),
    latency: latency && shownLatency(latency),
  };
}

function shownLatency({ count, sumMs, minMs, maxMs, histogram }: LatencySummary) {
  const within = (value: number) => tenth(Math.max(minMs, Math.min(maxMs, value)));
  return {
    count,
    min: tenth(minMs),
    mean: tenth(sumMs / count),
    p50: within(quantileOf(histogram, 0.5)),
    p95: within(quantileOf(histogram, 0.95)),
    max: tenth(maxMs),
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
