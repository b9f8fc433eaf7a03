import { removeBlocks, sealedHours } from './block-store.ts';
import type { HeartbeatPlace } from './heartbeat-place.ts';
import { inParts } from './in-parts.ts';
import { removeBeats } from './recent-store.ts';
import { removeSeries } from './series-store.ts';
import { daily, hourly, longly, oldestSummary, removeSummaries, type SummaryStep } from './summary-store.ts';
import { dayOfHour, daysInLong } from './time-steps.ts';

const stepsAtOnce = 400;

/** Each step is small, and can be done again: the series goes last. */
export async function forgetMonitor(place: HeartbeatPlace, monitorId: number): Promise<void> {
  const { database, names, tail } = place;
  const series = names.ofMonitor(monitorId);
  const ids = series.map(({ id }) => id);
  if (ids.length === 0) return;
  await database.transaction((tx) => removeBeats(tx, ids));
  const lastHour = Math.max(...series.map(({ sealedHour }) => sealedHour));
  for (const hours of inParts(await sealedHours(database.query, 0, lastHour + 1)))
    await database.transaction((tx) => removeBlocks(tx, hours, ids));
  await removeSteps(hourly, lastHour);
  await removeSteps(daily, dayOfHour(lastHour));
  await removeSteps(longly, Math.floor(dayOfHour(lastHour) / daysInLong));
  await database.transaction((tx) => removeSeries(tx, ids));
  for (const id of ids) {
    names.forgetSeries(id);
    tail.forget(id);
  }

  async function removeSteps(step: SummaryStep, last: number): Promise<void> {
    const oldest = (await oldestSummary(database.query, step)) ?? last;
    for (let from = oldest; from <= last; from += stepsAtOnce) {
      const range = { step, from, to: Math.min(last + 1, from + stepsAtOnce) };
      await database.transaction((tx) => removeSummaries(tx, range, ids));
    }
  }
}
