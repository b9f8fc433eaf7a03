import type { Uptime } from '#contracts/pulse/heartbeats.ts';
import { coverUntil, intervalAmong } from './covers.ts';
import type { Span } from './heartbeat.ts';
import type { HeartbeatPlace } from './heartbeat-place.ts';
import { stateOf } from './outcome.ts';
import { readBeats } from './read-beats.ts';
import type { Series } from './series-store.ts';
import { daily, hourly, keptRange, timesWithin } from './summary-store.ts';
import { hourMs, hoursInDay } from './time-steps.ts';

/** Time by what it counts as, in ms. Degraded counts as up. */
interface Times {
  upMs: number;
  downMs: number;
  maintenanceMs: number;
}

/**
 * Of each monitor, for each of the spans. Whole days and hours come from their summaries, to which a heartbeat belongs that began
 * in them; the hours that a span begins and ends in come from the heartbeats themselves, so every span counts to the millisecond.
 */
export async function readUptime(
  place: HeartbeatPlace,
  monitorIds: readonly number[],
  spans: readonly Span[],
): Promise<Map<number, Uptime[]>> {
  const series = monitorIds.flatMap((id) => place.names.ofMonitor(id));
  const parts: Map<number, Times>[] = [];
  for (const span of spans) parts.push(await timesOf(place, series, span));
  return new Map(
    monitorIds.map((id) => {
      const own = place.names.ofMonitor(id);
      return [id, spans.map((span, n) => uptimeOf(span, own, parts[n] ?? new Map<number, Times>()))];
    }),
  );
}

function uptimeOf(span: Span, series: readonly Series[], times: ReadonlyMap<number, Times>): Uptime {
  const sum: Times = { upMs: 0, downMs: 0, maintenanceMs: 0 };
  for (const { id } of series) add(sum, times.get(id));
  const { upMs, downMs, maintenanceMs } = sum;
  // From several places, a moment is known as soon as one of them has looked.
  const looked = upMs + downMs;
  const wholeMs = (span.toMs - span.fromMs) * Math.max(1, series.length);
  return {
    ...span,
    share: looked === 0 ? null : upMs / looked,
    downMs: Math.round(downMs / Math.max(1, series.length)),
    unknownMs: Math.round(Math.max(0, wholeMs - looked - maintenanceMs) / Math.max(1, series.length)),
  };
}

async function timesOf(
  place: HeartbeatPlace,
  series: readonly Series[],
  span: Span,
): Promise<Map<number, Times>> {
  const times = new Map(
    series.map(({ id }): [number, Times] => [id, { upMs: 0, downMs: 0, maintenanceMs: 0 }]),
  );
  const firstHour = Math.ceil(span.fromMs / hourMs);
  const endHour = Math.floor(span.toMs / hourMs);
  if (firstHour >= endHour) {
    await addEdge(place, series, span, times);
    return times;
  }
  addOpen(place, series, { fromMs: firstHour * hourMs, toMs: endHour * hourMs }, times);
  await addSummaries(place, series, firstHour, endHour, times);
  await addEdge(place, series, { fromMs: span.fromMs, toMs: firstHour * hourMs }, times);
  await addEdge(place, series, { fromMs: endHour * hourMs, toMs: span.toMs }, times);
  return times;
}

/** So many are asked for by their numbers; of more, everything in the range is added up. */
const fewSeries = 50;

async function addSummaries(
  { database }: HeartbeatPlace,
  series: readonly Series[],
  firstHour: number,
  endHour: number,
  times: Map<number, Times>,
): Promise<void> {
  const ids = series.length <= fewSeries ? series.map(({ id }) => id) : null;
  const firstDay = Math.ceil(firstHour / hoursInDay);
  const endDay = Math.floor(endHour / hoursInDay);
  const ranges =
    firstDay < endDay
      ? [
          { step: daily, from: firstDay, to: endDay },
          { step: hourly, from: firstHour, to: firstDay * hoursInDay },
          { step: hourly, from: endDay * hoursInDay, to: endHour },
        ]
      : [{ step: hourly, from: firstHour, to: endHour }];
  for (const range of ranges) {
    for (const row of await timesWithin(database.query, await keptRange(database.query, range), ids)) {
      const { upMs, degradedMs, downMs, maintenanceMs } = row;
      add(times.get(row.seriesId), { upMs: upMs + degradedMs, downMs, maintenanceMs });
    }
  }
}

/** What is in no summary yet. */
function addOpen(
  { tail, intervalOf }: HeartbeatPlace,
  series: readonly Series[],
  span: Span,
  times: Map<number, Times>,
): void {
  for (const { id, monitorId, sealedHour } of series) {
    const fromMs = Math.max(span.fromMs, (sealedHour + 1) * hourMs);
    if (fromMs >= span.toMs) continue;
    const beats = tail.of(id).within(fromMs, span.toMs);
    const intervalMs = intervalAmong(beats, intervalOf(monitorId));
    for (const [n, beat] of beats.entries()) {
      const next = beats[n + 1] ?? tail.of(id).firstAfter(beat.atMs);
      const coverMs = next ? coverUntil(next.atMs, beat.atMs, intervalMs) : intervalMs;
      add(times.get(id), timesOfState(beat.outcome, coverMs));
    }
  }
}

/** A part of an hour, where heartbeats count only as far as they reach into it. */
async function addEdge(
  place: HeartbeatPlace,
  series: readonly Series[],
  span: Span,
  times: Map<number, Times>,
): Promise<void> {
  if (span.fromMs >= span.toMs) return;
  for (const [id, { beats, covers }] of await readBeats(place, series, span)) {
    for (const [n, { atMs, outcome }] of beats.entries()) {
      const coverMs = Math.min(covers[n] ?? 0, span.toMs - atMs);
      add(times.get(id), timesOfState(outcome, coverMs));
    }
  }
}

function timesOfState(outcome: number, ms: number): Times {
  const state = stateOf(outcome);
  return {
    upMs: state === 'up' || state === 'degraded' ? ms : 0,
    downMs: state === 'down' ? ms : 0,
    maintenanceMs: state === 'maintenance' ? ms : 0,
  };
}

function add(into: Times | undefined, more: Times | undefined): void {
  if (!into || !more) return;
  into.upMs += more.upMs;
  into.downMs += more.downMs;
  into.maintenanceMs += more.maintenanceMs;
}
