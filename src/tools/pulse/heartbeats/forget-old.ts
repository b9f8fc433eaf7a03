import {
  oldestSeals,
  removeBlocks,
  removeSeals,
  type Seal,
  sealedHours,
  sealedInAll,
} from './block-store.ts';
import type { HeartbeatPlace } from './heartbeat-place.ts';
import type { Retention } from './retention.ts';
import { daily, hourly, longly, oldestSummary, removeSummaries, type SummaryStep } from './summary-store.ts';
import { dayOfHour, daysInLong, hourMs, hoursInDay } from './time-steps.ts';

/** A clock that is wrong for a shorter time makes nothing look old: so many hours of the last day have to be there. */
const leastHours = 6;
/** One that stays wrong takes little with every hour: no more than this much is forgotten for each hour that is sealed. */
const mostHoursAtOnce = 24;
/** What a block takes in the database beside its bytes. */
const bytesBesides = 14;

/** After `hour` has been sealed: forgets what is kept no longer, counted from it. */
export async function forgetOld({ database, retention }: HeartbeatPlace, hour: number): Promise<void> {
  const recent = await sealedHours(database.query, hour - hoursInDay + 1, hour + 1);
  if (recent.length < leastHours) return;
  const oldest = await oldestSeals(database.query, mostHoursAtOnce);
  const hours = hoursToForget(oldest, roomOf(await sealedInAll(database.query)), hour, retention);
  const oldestHour = hour - Math.floor(retention.hoursKeptMs / hourMs);
  const oldestDay = dayOfHour(hour - Math.floor(retention.daysKeptMs / hourMs));
  const ranges = [
    await rangeToForget(hourly, oldestHour),
    await rangeToForget(daily, oldestDay),
    await rangeToForget(longly, Math.floor(oldestDay / daysInLong)),
  ].filter(({ from, to }) => from < to);
  if (hours.length === 0 && ranges.length === 0) return;
  await database.transaction(async (tx) => {
    await removeBlocks(tx, hours, null);
    await removeSeals(tx, hours);
    for (const range of ranges) await removeSummaries(tx, range, null);
  });

  async function rangeToForget(step: SummaryStep, end: number) {
    const from = (await oldestSummary(database.query, step)) ?? end;
    return { step, from, to: Math.min(end, from + mostHoursAtOnce) };
  }
}

function roomOf({ bytes, blocks }: Pick<Seal, 'bytes' | 'blocks'>): number {
  return bytes + blocks * bytesBesides;
}

/** The oldest, while they are too old or all of them take too much room. */
function hoursToForget(
  oldest: readonly Seal[],
  allRoom: number,
  hour: number,
  retention: Retention,
): number[] {
  const oldestKept = hour - Math.floor(retention.blocksKeptMs / hourMs);
  let room = allRoom;
  const forgotten: number[] = [];
  for (const seal of oldest) {
    if (seal.hour >= hour || (seal.hour >= oldestKept && room <= retention.blockBytes)) break;
    forgotten.push(seal.hour);
    room -= roomOf(seal);
  }
  return forgotten;
}
