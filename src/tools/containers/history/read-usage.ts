import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Database } from '#kernel/database/database.ts';
import type { ContainersSchema } from '../containers-schema.ts';
import { unpackMinute } from './minute-row.ts';
import { blockMs, minuteMs } from './retention.ts';
import type { TimeLine } from './time-line.ts';
import { unpackBlock } from './usage-block.ts';
import { gatherSteps, pointsOf, type Gathering, type UsagePoints } from './usage-points.ts';
import { blocksWithin, minutesWithin } from './usage-store.ts';

/** Unpacking is quick, but a year of a large stack must not hold up everything else. */
const blocksAtOnce = 50;
const rowsAtOnce = 50;

/** What each of the histories of one host used along the line, also those that were never measured. */
export async function readUsage(
  database: Database<ContainersSchema>,
  host: string,
  historyIds: readonly number[],
  line: TimeLine,
): Promise<ReadonlyMap<number, UsagePoints>> {
  const gathered = new Map(historyIds.map((id) => [id, gatherSteps(line.steps)]));
  await addBlocks(database, gathered, line);
  await addMinutes(database, host, gathered, line);
  return new Map([...gathered].map(([id, gathering]) => [id, gathering.points()]));
}

type Gathered = ReadonlyMap<number, Gathering>;

async function addBlocks(database: Database<ContainersSchema>, gathered: Gathered, line: TimeLine) {
  const { fromMs, stepMs, steps, source } = line;
  const span = { fromMs: fromMs - (fromMs % blockMs), toMs: fromMs + steps * stepMs };
  const length = blockMs / source.stepMs;
  const blocks = await blocksWithin(database, [...gathered.keys()], source.stepMs, span);
  for (const [index, block] of blocks.entries()) {
    if (index % blocksAtOnce === blocksAtOnce - 1) await letOthersRun();
    const points = unpackBlock(source.kind, length, block.data);
    for (let at = 0; at < length; at++) {
      const step = Math.floor((block.fromMs + at * source.stepMs - fromMs) / stepMs);
      gathered.get(block.historyId)?.add(step, points, at, source.stepMs / minuteMs);
    }
  }
}

async function addMinutes(
  database: Database<ContainersSchema>,
  host: string,
  gathered: Gathered,
  { fromMs, stepMs, steps }: TimeLine,
) {
  const rows = await minutesWithin(database, host, { fromMs, toMs: fromMs + steps * stepMs });
  for (const [index, { atMs, data }] of rows.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) await letOthersRun();
    const step = Math.floor((atMs - fromMs) / stepMs);
    const wanted = unpackMinute(data, (id) => gathered.has(id));
    for (const [id, values] of wanted) gathered.get(id)?.add(step, pointsOf(values), 0, 1);
  }
}
