import type { Uptime } from '#contracts/pulse/heartbeats.ts';
import { type BlockOutcomes, unpackOutcomes } from './block.ts';
import { blocksOf, sealedHoursIn } from './block-store.ts';
import { coverUntil, intervalAmong } from './covers.ts';
import type { Span } from './heartbeat.ts';
import type { HeartbeatPlace } from './heartbeat-place.ts';
import { stateOf } from './outcome.ts';
import { numbersOfFew, type Series } from './series-store.ts';
import { whileUnsealed } from './while-unsealed.ts';
import { rangesBetween } from './summary-ranges.ts';
import { keptRange, timesWithin } from './summary-store.ts';
import { hourMs, hourOf } from './time-steps.ts';

/** Time by what it counts as, in ms. Degraded counts as up. */
interface Times {
  upMs: number;
  downMs: number;
  maintenanceMs: number;
}

/**
 * Of each monitor, for each of the spans. Whole hours come from summaries, to which a heartbeat belongs whole that began in them. Of
 * the hours that a span begins and ends in, the heartbeats count as far as they reach into it, to the millisecond. What came after its hour had been sealed counts when it joins its block.
 */
export async function readUptime(
  place: HeartbeatPlace,
  monitorIds: readonly number[],
  spans: readonly Span[],
): Promise<Map<number, Uptime[]>> {
  const times = await whileUnsealed(place, monitorIds, async (series) => {
    const found: Map<number, Times>[] = [];
    for (const span of spans) found.push(await timesOf(place, series, span));
    return found;
  });
  return new Map(
    monitorIds.map((id) => {
      const own = place.names.ofMonitor(id);
      return [id, spans.map((span, n) => uptimeOf(span, own, times[n] ?? new Map<number, Times>()))];
    }),
  );
}

/** The mean of the places it was looked at from. */
function uptimeOf(span: Span, series: readonly Series[], times: ReadonlyMap<number, Times>): Uptime {
  const sum: Times = { upMs: 0, downMs: 0, maintenanceMs: 0 };
  for (const { id } of series) add(sum, times.get(id));
  const { upMs, downMs, maintenanceMs } = sum;
  const places = Math.max(1, series.length);
  const lookedMs = upMs + downMs;
  const wholeMs = (span.toMs - span.fromMs) * places;
  return {
    ...span,
    share: lookedMs === 0 ? null : upMs / lookedMs,
    downMs: Math.round(downMs / places),
    unknownMs: Math.round(Math.max(0, wholeMs - lookedMs - maintenanceMs) / places),
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
  addOpen(place, series, span, times);
  const firstHour = Math.ceil(span.fromMs / hourMs);
  const endHour = Math.floor(span.toMs / hourMs);
  if (firstHour > endHour) await addEdge(place, series, span, times);
  else {
    await Promise.all([
      addSummaries(place, series, { firstHour, endHour }, times),
      addEdge(place, series, { fromMs: span.fromMs, toMs: firstHour * hourMs }, times),
      addEdge(place, series, { fromMs: endHour * hourMs, toMs: span.toMs }, times),
    ]);
  }
  return times;
}

/** What is in no block yet. */
function addOpen(
  { tail, intervalOf }: HeartbeatPlace,
  series: readonly Series[],
  span: Span,
  times: Map<number, Times>,
): void {
  for (const { id, monitorId, sealedHour } of series) {
    const fromMs = Math.max(hourOf(span.fromMs), sealedHour + 1) * hourMs;
    const known = intervalOf(monitorId);
    const intervalMs = known ?? intervalAmong(tail.of(id).within(fromMs, span.toMs), undefined);
    const into = times.get(id);
    tail.of(id).each(fromMs, span.toMs, (atMs, outcome, nextMs) => {
      const coverMs = nextMs === undefined ? intervalMs : coverUntil(nextMs, atMs, intervalMs);
      addTime(into, outcome, partWithin(span, atMs, coverMs));
    });
  }
}

async function addSummaries(
  { database }: HeartbeatPlace,
  series: readonly Series[],
  { firstHour, endHour }: { readonly firstHour: number; readonly endHour: number },
  times: Map<number, Times>,
): Promise<void> {
  const ids = numbersOfFew(series);
  await Promise.all(
    rangesBetween(firstHour, endHour).map(async (range) => {
      const kept = await keptRange(database.query, range);
      for (const row of await timesWithin(database.query, kept, ids)) {
        const { upMs, degradedMs, downMs, maintenanceMs } = row;
        add(times.get(row.seriesId), { upMs: upMs + degradedMs, downMs, maintenanceMs });
      }
    }),
  );
}

/** A part of an hour, where heartbeats count only as far as they reach into it. */
async function addEdge(
  { database, log }: HeartbeatPlace,
  series: readonly Series[],
  span: Span,
  times: Map<number, Times>,
): Promise<void> {
  if (span.fromMs >= span.toMs) return;
  const hours = await sealedHoursIn(database.query, span);
  for (const { hour, seriesId, data } of await blocksOf(database.query, hours, numbersOfFew(series))) {
    const into = times.get(seriesId);
    if (!into) continue;
    try {
      addBlock(into, unpackOutcomes(hour, data), span);
    } catch (error) {
      log.error({ error, hour, seriesId }, 'A block of heartbeats cannot be read');
    }
  }
}

function addBlock(into: Times, block: BlockOutcomes, span: Span): void {
  for (const [n, atMs] of block.times.entries()) {
    const nextMs = block.times[n + 1];
    const coverMs = nextMs === undefined ? block.lastMs : coverUntil(nextMs, atMs, block.intervalMs);
    addTime(into, block.outcomes[n] ?? 0, partWithin(span, atMs, coverMs));
  }
}

/** Where the span ends with an hour, what began in it counts whole, as it does in summaries. */
function partWithin({ fromMs, toMs }: Span, atMs: number, coverMs: number): number {
  if (atMs >= toMs) return 0;
  const endMs = toMs % hourMs === 0 ? Infinity : toMs;
  return Math.max(0, Math.min(atMs + coverMs, endMs) - Math.max(atMs, fromMs));
}

function addTime(into: Times | undefined, outcome: number, ms: number): void {
  if (!into) return;
  const state = stateOf(outcome);
  if (state === 'up' || state === 'degraded') into.upMs += ms;
  else if (state === 'down') into.downMs += ms;
  else if (state === 'maintenance') into.maintenanceMs += ms;
}

function add(into: Times | undefined, more: Times | undefined): void {
  if (!into || !more) return;
  into.upMs += more.upMs;
  into.downMs += more.downMs;
  into.maintenanceMs += more.maintenanceMs;
}
