import { type Block, unpackBlock } from './block.ts';
import { blocksOf, sealedHoursIn } from './block-store.ts';
import { coversOf, coverUntil, intervalAmong } from './covers.ts';
import type { Beat, Span } from './heartbeat.ts';
import type { HeartbeatPlace } from './heartbeat-place.ts';
import { numbersOfFew, type Series } from './series-store.ts';

/** Heartbeats of a series, oldest first, and how long each counts. */
export interface CoveredBeats {
  readonly beats: readonly Beat[];
  readonly covers: readonly number[];
}

/**
 * Every heartbeat of the time, sealed or not, of each of the series that has any. A block that is
 * damaged is a gap.
 */
export async function readBeats(
  place: HeartbeatPlace,
  series: readonly Series[],
  span: Span,
): Promise<Map<number, CoveredBeats>> {
  const wanted = new Map(series.map((one) => [one.id, one]));
  // In memory first: what is sealed meanwhile is then found twice, and counted once.
  const open = new Map(series.map(({ id }) => [id, place.tail.of(id).within(span.fromMs, span.toMs)]));
  const blocks = await readBlocks(place, wanted, span);
  const found = new Map<number, CoveredBeats>();
  for (const [id, one] of wanted) {
    const covered = join(place, one, span, blocks.get(id) ?? [], open.get(id) ?? []);
    if (covered.beats.length > 0) found.set(id, covered);
  }
  return found;
}

async function readBlocks(
  { database, log }: HeartbeatPlace,
  wanted: ReadonlyMap<number, Series>,
  span: Span,
): Promise<Map<number, Block[]>> {
  const rows = await blocksOf(
    database.query,
    await sealedHoursIn(database.query, span),
    numbersOfFew([...wanted.values()]),
  );
  const blocks = new Map<number, Block[]>();
  for (const { hour, seriesId, data } of rows.toSorted((a, b) => a.hour - b.hour)) {
    if (!wanted.has(seriesId)) continue;
    try {
      const ofSeries = blocks.get(seriesId) ?? [];
      ofSeries.push(unpackBlock(hour, data));
      blocks.set(seriesId, ofSeries);
    } catch (error) {
      log.error({ error, hour, seriesId }, 'A block of heartbeats cannot be read');
    }
  }
  return blocks;
}

function join(
  place: HeartbeatPlace,
  { id, monitorId }: Series,
  { fromMs, toMs }: Span,
  blocks: readonly Block[],
  open: readonly Beat[],
): CoveredBeats {
  const covers = new Map<number, number>();
  const sealed: Beat[] = [];
  for (const block of blocks) {
    const ofBlock = coversOf(block.beats, block.intervalMs, block.lastMs);
    for (const [n, beat] of block.beats.entries()) {
      if (beat.atMs < fromMs || beat.atMs >= toMs) continue;
      sealed.push(beat);
      covers.set(beat.atMs, ofBlock[n] ?? 0);
    }
  }
  const unsealed = open.filter(({ atMs }) => !covers.has(atMs));
  const intervalMs = intervalAmong(unsealed, place.intervalOf(monitorId));
  const beats = [...sealed, ...unsealed].toSorted((a, b) => a.atMs - b.atMs);
  const isOpen = new Set(unsealed);
  return {
    beats,
    covers: beats.map((beat) => {
      if (!isOpen.has(beat)) return covers.get(beat.atMs) ?? 0;
      const next = place.tail.of(id).firstAfter(beat.atMs);
      return next ? coverUntil(next.atMs, beat.atMs, intervalMs) : intervalMs;
    }),
  };
}
