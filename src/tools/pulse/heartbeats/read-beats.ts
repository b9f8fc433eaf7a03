import { setImmediate as letOthersRun } from 'node:timers/promises';
import { unpackBlock } from './block.ts';
import { blocksOf, sealedHoursIn } from './block-store.ts';
import type { Beat, Span } from './heartbeat.ts';
import type { HeartbeatPlace } from './heartbeat-place.ts';
import type { Series } from './series-store.ts';

/** So many blocks are unpacked before others have their turn. */
const blocksInTurn = 50;

/**
 * Every heartbeat of the time, sealed or not, oldest first, of each of the series that has any; those should be few. A block that
 * is damaged is a gap.
 */
export async function readBeats(
  place: HeartbeatPlace,
  series: readonly Series[],
  span: Span,
): Promise<Map<number, readonly Beat[]>> {
  // In memory first: what is sealed meanwhile is then found twice, and counted once.
  const open = new Map(series.map(({ id }) => [id, place.tail.of(id).within(span.fromMs, span.toMs)]));
  const sealed = await readSealed(
    place,
    series.map(({ id }) => id),
    span,
  );
  const found = new Map<number, readonly Beat[]>();
  for (const { id } of series) {
    const beats = join(sealed.get(id) ?? [], open.get(id) ?? []);
    if (beats.length > 0) found.set(id, beats);
  }
  return found;
}

async function readSealed(
  { database, log }: HeartbeatPlace,
  ids: readonly number[],
  span: Span,
): Promise<Map<number, Beat[]>> {
  const found = new Map(ids.map((id): [number, Beat[]] => [id, []]));
  const rows = await blocksOf(database.query, await sealedHoursIn(database.query, span), ids);
  const inOrder = rows.toSorted((a, b) => a.hour - b.hour);
  for (const [n, { hour, seriesId, data }] of inOrder.entries()) {
    if (n % blocksInTurn === blocksInTurn - 1) await letOthersRun();
    try {
      for (const beat of unpackBlock(hour, data).beats)
        if (beat.atMs >= span.fromMs && beat.atMs < span.toMs) found.get(seriesId)?.push(beat);
    } catch (error) {
      log.error({ error, hour, seriesId }, 'A block of heartbeats cannot be read');
    }
  }
  return found;
}

/** Most of what is open comes after all that is sealed. */
function join(sealed: readonly Beat[], open: readonly Beat[]): readonly Beat[] {
  const firstOpenMs = open[0]?.atMs;
  if (firstOpenMs === undefined) return sealed;
  const sealedTimes = new Set<number>();
  for (let n = sealed.length - 1; n >= 0; n--) {
    const atMs = sealed[n]?.atMs ?? 0;
    if (atMs < firstOpenMs) break;
    sealedTimes.add(atMs);
  }
  const unsealed = open.filter(({ atMs }) => !sealedTimes.has(atMs));
  return [...sealed, ...unsealed].toSorted((a, b) => a.atMs - b.atMs);
}
