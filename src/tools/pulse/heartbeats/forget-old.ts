import { allSeals, removeBlocks, removeSeals, type Seal } from './block-store.ts';
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
  const seals = await allSeals(database.query);
  const recent = seals.filter((seal) => seal.hour <= hour && seal.hour > hour - hoursInDay);
  if (recent.length < leastHours) return;
  const hours = blocksToForget(seals, hour, retention);
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

  async function rangeToForget(step: SummaryStep, oldest: number) {
    const from = (await oldestSummary(database.query, step)) ?? oldest;
    return { step, from, to: Math.min(oldest, from + mostHoursAtOnce) };
  }
}

/** The oldest, while they are too old or all take too much room. */
export function blocksToForget(seals: readonly Seal[], hour: number, retention: Retention): number[] {
  const oldestKept = hour - Math.floor(retention.blocksKeptMs / hourMs);
  const roomOf = ({ bytes, blocks }: Seal) => bytes + blocks * bytesBesides;
  let room = seals.reduce((sum, seal) => sum + roomOf(seal), 0);
  const forgotten: number[] = [];
  for (const seal of seals.slice(0, mostHoursAtOnce)) {
    if (seal.hour >= oldestKept && room <= retention.blockBytes) break;
    if (seal.hour >= hour) break;
    forgotten.push(seal.hour);
    room -= roomOf(seal);
  }
  return forgotten;
}
