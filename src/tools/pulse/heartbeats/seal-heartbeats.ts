import { setImmediate as letOthersRun } from 'node:timers/promises';
import { type Block, unpackBlock } from './block.ts';
import { type BlockRow, blocksOf } from './block-store.ts';
import { coverUntil, intervalAmong } from './covers.ts';
import { forgetOld } from './forget-old.ts';
import type { Beat } from './heartbeat.ts';
import { type HeartbeatPlace, newestKept } from './heartbeat-place.ts';
import { inParts } from './in-parts.ts';
import { oldestBeatMs, seriesWithin, takeBeats } from './recent-store.ts';
import { markSealed, type Tx } from './series-store.ts';
import { blocksInTurn, type NewBlock, storeBlocks } from './store-blocks.ts';
import { hourMs, hourOf } from './time-steps.ts';

/** A check of the hour may still run, and is stored a moment later. */
const graceMs = 5 * 60_000;
/** A transaction of so many takes some tenths of a second at most; others write in between. */
const seriesAtOnce = 100;

/**
 * Packs every hour that is over into blocks, and forgets what is kept no longer. May end anywhere and begins again there: of each
 * series an hour moves in one transaction. What comes later joins its block.
 */
export async function sealHeartbeats(place: HeartbeatPlace, signal: AbortSignal): Promise<void> {
  for (;;) {
    const oldestMs = await oldestBeatMs(place.database);
    if (oldestMs === null || signal.aborted) return;
    const hour = hourOf(oldestMs);
    if ((hour + 1) * hourMs + graceMs > place.clock.now()) return;
    await sealHour(place, hour, signal);
    if (!signal.aborted) await forgetOld(place, hour);
  }
}

async function sealHour(place: HeartbeatPlace, hour: number, signal: AbortSignal): Promise<void> {
  const { database, names, tail } = place;
  const span = { fromMs: hour * hourMs, toMs: (hour + 1) * hourMs };
  for (const ids of inParts(await seriesWithin(database, span), seriesAtOnce)) {
    if (signal.aborted) return;
    await database.transaction((tx) => sealPart(tx, place, hour, ids));
    for (const id of ids) {
      const series = names.series(id);
      if (series && series.sealedHour < hour) names.putSeries({ ...series, sealedHour: hour });
      tail.of(id).dropBefore(span.toMs, newestKept);
    }
    await letOthersRun();
  }
}

async function sealPart(tx: Tx, place: HeartbeatPlace, hour: number, ids: readonly number[]): Promise<void> {
  await markSealed(tx, ids, hour);
  const taken = await takeBeats(tx, ids, { fromMs: hour * hourMs, toMs: (hour + 1) * hourMs });
  const earlier = new Map((await blocksOf(tx, [hour], ids)).map((row) => [row.seriesId, row]));
  const blocks: NewBlock[] = [];
  for (const [id, beats] of Map.groupBy(taken, ({ seriesId }) => seriesId)) {
    blocks.push(newBlock(place, id, beats, earlier.get(id)));
    if (blocks.length % blocksInTurn === 0) await letOthersRun();
  }
  await storeBlocks(tx, hour, blocks);
}

function newBlock(
  place: HeartbeatPlace,
  seriesId: number,
  taken: readonly Beat[],
  row: BlockRow | undefined,
): NewBlock {
  const sealed = row && readBlock(place, row);
  const byTime = new Map<number, Beat>();
  for (const { atMs, outcome, latency } of [...taken, ...(sealed?.beats ?? [])])
    byTime.set(atMs, { atMs, outcome, latency });
  const beats = [...byTime.values()].toSorted((a, b) => a.atMs - b.atMs);
  const monitorId = place.names.series(seriesId)?.monitorId;
  const known = monitorId === undefined ? undefined : place.intervalOf(monitorId);
  const intervalMs = Math.max(sealed?.intervalMs ?? 0, intervalAmong(beats, known));
  return {
    seriesId,
    block: { beats, intervalMs, lastMs: lastCover(place, seriesId, { beats, intervalMs }, sealed) },
    before: row && { heartbeats: sealed?.beats.length ?? 0, bytes: row.data.length },
  };
}

function readBlock({ log }: HeartbeatPlace, { hour, seriesId, data }: BlockRow): Block | undefined {
  try {
    return unpackBlock(hour, data);
  } catch (error) {
    log.error(
      { error, hour, seriesId },
      'A block of heartbeats cannot be read; what comes now takes its place',
    );
    return undefined;
  }
}

function lastCover(
  { tail }: HeartbeatPlace,
  seriesId: number,
  { beats, intervalMs }: Omit<Block, 'lastMs'>,
  sealed: Block | undefined,
): number {
  const lastMs = beats.at(-1)?.atMs ?? 0;
  const next = tail.of(seriesId).firstAfter(lastMs);
  if (next) return coverUntil(next.atMs, lastMs, intervalMs);
  return sealed && sealed.beats.at(-1)?.atMs === lastMs ? sealed.lastMs : intervalMs;
}
