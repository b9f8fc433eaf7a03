import { setImmediate as letOthersRun } from 'node:timers/promises';
import { type Block, packBlock } from './block.ts';
import { addToSeal, type BlockRow, putBlocks } from './block-store.ts';
import { renewLonger } from './renew-longer.ts';
import type { Tx } from './series-store.ts';
import { mergeSummaries, summaryOfBlock } from './summary.ts';
import { hourly, putSummaries, summariesOf, type SummaryRow } from './summary-store.ts';

/** A block with what it takes the place of. */
export interface NewBlock {
  readonly seriesId: number;
  readonly block: Block;
  readonly before?: { readonly heartbeats: number; readonly bytes: number } | undefined;
}

/** So many are packed before others have their turn. */
export const blocksInTurn = 20;

/** Blocks of one hour, with all that is derived from them: summaries of the hour and longer ones, and the room they take. */
export async function storeBlocks(tx: Tx, hour: number, blocks: readonly NewBlock[]): Promise<void> {
  if (blocks.length === 0) return;
  const rows = blocks.map(({ seriesId, block }): BlockRow => ({
    hour,
    seriesId,
    data: packBlock(hour, block),
  }));
  await putBlocks(tx, rows);
  await storeSummaries(tx, hour, blocks);
  const sum = (numberOf: (block: NewBlock) => number) =>
    blocks.reduce((total, block) => total + numberOf(block), 0);
  await addToSeal(tx, {
    hour,
    heartbeats: sum(({ block, before }) => block.beats.length - (before?.heartbeats ?? 0)),
    blocks: sum(({ before }) => (before ? 0 : 1)),
    bytes: rows.reduce((total, { data }) => total + data.length, 0) - sum(({ before }) => before?.bytes ?? 0),
  });
}

async function storeSummaries(tx: Tx, hour: number, blocks: readonly NewBlock[]): Promise<void> {
  const ids = blocks.map(({ seriesId }) => seriesId);
  const range = { step: hourly, from: hour, to: hour + 1 };
  const earlier = new Map((await summariesOf(tx, range, ids)).map((row) => [row.seriesId, row.summary]));
  const rows: SummaryRow[] = [];
  for (const { seriesId, block, before } of blocks) {
    // Of heartbeats that are not kept any more, the summary still counts.
    const forgotten = before ? undefined : earlier.get(seriesId);
    const own = summaryOfBlock(block);
    const summary = forgotten ? mergeSummaries([forgotten, own]) : own;
    rows.push({ step: hourly, number: hour, seriesId, summary });
    if (rows.length % blocksInTurn === 0) await letOthersRun();
  }
  await putSummaries(tx, rows);
  await renewLonger(tx, rows, earlier.size === 0);
}
