import type { Database } from '#kernel/database/database.ts';
import { coversOf } from '#tools/pulse/heartbeats/covers.ts';
import { toLatencyCode } from '#tools/pulse/heartbeats/latency-code.ts';
import { outcomeOf } from '#tools/pulse/heartbeats/outcome.ts';
import { allSeries } from '#tools/pulse/heartbeats/series-store.ts';
import { storeBlocks } from '#tools/pulse/heartbeats/store-blocks.ts';
import { mergeSummaries, type Summary, summaryOf } from '#tools/pulse/heartbeats/summary.ts';
import { daily, hourly, longly, putSummaries } from '#tools/pulse/heartbeats/summary-store.ts';
import { daysInLong } from '#tools/pulse/heartbeats/time-steps.ts';
import type { PulseSchema } from '#tools/pulse/pulse-schema.ts';
import { seenMonitor } from './seen-monitor.ts';

const intervalMs = 20_000;
const hourMs = 3_600_000;
const days = 366;

/** The summaries of a year before an hour, of every series; and the blocks of the hour in which the year begins. */
export async function writeYear(database: Database<PulseSchema>, hour: number): Promise<void> {
  const series = await allSeries(database);
  const seen = series.map(({ id, monitorId }) => {
    const beats = seenMonitor(monitorId, intervalMs)
      .within(0, hourMs)
      .map(({ atMs, state, latencyMs }) => ({
        atMs: (hour - 365 * 24 + 1) * hourMs + atMs,
        outcome: outcomeOf(state, state === 'up' ? 0 : 1),
        latency: toLatencyCode(latencyMs),
      }));
    const ofHour = summaryOf(beats, coversOf(beats, intervalMs, intervalMs));
    const ofDay = mergeSummaries(Array.from({ length: 24 }, (): Summary => ofHour));
    const ofLong = mergeSummaries(Array.from({ length: daysInLong }, (): Summary => ofDay));
    return { id, beats, ofHour, ofDay, ofLong };
  });
  const first = hour - 365 * 24 + 1;
  await database.transaction((tx) =>
    storeBlocks(
      tx,
      first,
      seen.map(({ id, beats }) => ({ seriesId: id, block: { beats, intervalMs, lastMs: intervalMs } })),
    ),
  );
  const today = Math.floor(hour / 24);
  for (let day = today - days; day < today; day++) {
    const rows = seen.map(({ id, ofDay }) => ({ step: daily, number: day, seriesId: id, summary: ofDay }));
    await database.transaction((tx) => putSummaries(tx, rows));
  }
  for (let long = Math.floor((today - days) / daysInLong); long <= today / daysInLong; long++) {
    const rows = seen.map(({ id, ofLong }) => ({
      step: longly,
      number: long,
      seriesId: id,
      summary: ofLong,
    }));
    await database.transaction((tx) => putSummaries(tx, rows));
  }
  const edges = [first, hour - 48].flatMap((from) => Array.from({ length: 48 }, (_, n) => from + n));
  for (const number of edges) {
    const rows = seen.map(({ id, ofHour }) => ({ step: hourly, number, seriesId: id, summary: ofHour }));
    await database.transaction((tx) => putSummaries(tx, rows));
  }
}
