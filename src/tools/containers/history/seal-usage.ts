import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Database } from '#kernel/database/database.ts';
import type { ContainersSchema } from '../containers-schema.ts';
import { forgetEvents } from './event-store.ts';
import { forgetHistories, noteSeen } from './history-store.ts';
import { unpackMinute } from './minute-row.ts';
import { blockMs, eventsKeptMs, keptSteps, minuteMs } from './retention.ts';
import { packBlock, unpackBlock } from './usage-block.ts';
import { usageMetrics } from './usage-metrics.ts';
import { emptyPoints, rollUp, type UsagePoints } from './usage-points.ts';
import {
  blocksWithin,
  forgetBlocks,
  minutesWithin,
  oldestMinuteMs,
  putBlocks,
  removeMinutes,
  type BlockRow,
  type MinuteRow,
} from './usage-store.ts';

type Store = Database<ContainersSchema>;

/** A minute is written shortly after it has ended. */
const graceMs = 5 * minuteMs;
const minutesInBlock = blockMs / minuteMs;
/** A minute of many containers takes a while to unpack. */
const rowsAtOnce = 30;
/** A clock that is wrong for a short while must not make everything look old. */
const leastMinutesToForget = 60;

/** Packs every stretch of minutes that is over into blocks, and forgets what is kept no longer. */
export async function sealUsage(database: Store, nowMs: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const oldestMs = await oldestMinuteMs(database);
    if (oldestMs === null || signal.aborted) return;
    const fromMs = oldestMs - (oldestMs % blockMs);
    if (fromMs + blockMs + graceMs > nowMs) return;
    await sealStretch(database, fromMs);
  }
}

async function sealStretch(database: Store, fromMs: number): Promise<void> {
  const span = { fromMs, toMs: fromMs + blockMs };
  const rows = await minutesWithin(database, null, span);
  const points = await pointsOfMinutes(rows, fromMs);
  await keepEarlier(database, points, fromMs);
  const blocks: BlockRow[] = [];
  for (const [historyId, minutes] of points) {
    blocks.push(...blocksOf(historyId, fromMs, minutes));
    await letOthersRun();
  }
  await database.transaction(async (tx) => {
    await putBlocks(tx, blocks);
    await removeMinutes(tx, span);
    await noteSeen(tx, [...points.keys()], span.toMs);
    if (rows.length < leastMinutesToForget) return;
    for (const { stepMs, keptMs } of keptSteps) await forgetBlocks(tx, stepMs, span.toMs - keptMs);
    await forgetEvents(tx, span.toMs - eventsKeptMs);
    await forgetHistories(tx, span.toMs - eventsKeptMs);
  });
}

async function pointsOfMinutes(
  rows: readonly MinuteRow[],
  fromMs: number,
): Promise<Map<number, UsagePoints>> {
  const points = new Map<number, UsagePoints>();
  for (const [index, { atMs, data }] of rows.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) await letOthersRun();
    const step = (atMs - fromMs) / minuteMs;
    for (const [id, values] of unpackMinute(data)) {
      const into = points.get(id) ?? emptyPoints(minutesInBlock);
      points.set(id, into);
      for (const metric of usageMetrics) {
        const { min, avg, max } = into[metric];
        for (const column of [min, avg, max]) column[step] = values[metric];
      }
    }
  }
  return points;
}

/** Where the clock was set back, minutes may come of a stretch that is sealed already. */
async function keepEarlier(
  database: Store,
  points: ReadonlyMap<number, UsagePoints>,
  fromMs: number,
): Promise<void> {
  const span = { fromMs, toMs: fromMs + blockMs };
  const sealed = await blocksWithin(database, [...points.keys()], minuteMs, span);
  for (const { historyId, data } of sealed) {
    const into = points.get(historyId);
    const earlier = unpackBlock('minutes', minutesInBlock, data);
    if (into) fillGaps(into, earlier);
  }
}

function fillGaps(into: UsagePoints, from: UsagePoints): void {
  for (const metric of usageMetrics) {
    for (const part of ['min', 'avg', 'max'] as const) {
      for (const [step, value] of from[metric][part].entries()) into[metric][part][step] ??= value;
    }
  }
}

function blocksOf(historyId: number, fromMs: number, minutes: UsagePoints): BlockRow[] {
  return keptSteps.map(({ stepMs, kind }) => {
    const points = kind === 'minutes' ? minutes : rollUp(minutes, stepMs / minuteMs);
    return { historyId, stepMs, fromMs, data: packBlock(kind, points) };
  });
}
