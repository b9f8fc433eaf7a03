import { type Block, packBlock } from './block.ts';
import { addToSeal, type BlockRow, putBlocks } from './block-store.ts';
import type { Tx } from './series-store.ts';
import { mergeSummaries, type Summary, summaryOfBlock } from './summary.ts';
import { daily, hourly, putSummaries, summariesOf, type SummaryRow } from './summary-store.ts';
import { dayOfHour, hoursInDay } from './time-steps.ts';

/** A block with what it takes the place of. */
export interface NewBlock {
  readonly seriesId: number;
  readonly block: Block;
  readonly before?: { readonly heartbeats: number; readonly bytes: number } | undefined;
}

/** Blocks of one hour, with all that is derived from them: summaries of the hour and of its day, and the room they take. */
export async function storeBlocks(tx: Tx, hour: number, blocks: readonly NewBlock[]): Promise<void> {
  if (blocks.length === 0) return;
  const rows = blocks.map(({ seriesId, block }): BlockRow => ({
    hour,
    seriesId,
    data: packBlock(hour, block),
  }));
  await putBlocks(tx, rows);
  await putSummaries(
    tx,
    blocks.map(({ seriesId, block }) => ({
      step: hourly,
      number: hour,
      seriesId,
      summary: summaryOfBlock(block),
    })),
  );
  await renewDay(
    tx,
    dayOfHour(hour),
    blocks.map(({ seriesId }) => seriesId),
  );
  const heartbeats = blocks.reduce(
    (sum, { block, before }) => sum + block.beats.length - (before?.heartbeats ?? 0),
    0,
  );
  const bytes =
    rows.reduce((sum, { data }) => sum + data.length, 0) -
    blocks.reduce((sum, { before }) => sum + (before?.bytes ?? 0), 0);
  const added = blocks.filter(({ before }) => !before).length;
  await addToSeal(tx, { hour, heartbeats, blocks: added, bytes });
}

async function renewDay(tx: Tx, day: number, seriesIds: readonly number[]): Promise<void> {
  const range = { step: hourly, from: day * hoursInDay, to: (day + 1) * hoursInDay };
  const hours = Map.groupBy(await summariesOf(tx, range, seriesIds), ({ seriesId }) => seriesId);
  await putSummaries(
    tx,
    [...hours].map(([seriesId, rows]): SummaryRow => {
      const parts: Summary[] = rows.map(({ summary }) => summary);
      return { step: daily, number: day, seriesId, summary: mergeSummaries(parts) };
    }),
  );
}
