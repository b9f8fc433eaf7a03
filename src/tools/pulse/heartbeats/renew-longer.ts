import type { Tx } from './series-store.ts';
import { mergeSummaries } from './summary.ts';
import { daily, hourly, longly, putSummaries, summariesOf, type SummaryRow } from './summary-store.ts';
import { daysInLong, hoursInDay } from './time-steps.ts';

const levels = [
  { step: daily, of: hourly, size: hoursInDay },
  { step: longly, of: daily, size: daysInLong },
] as const;

/**
 * Brings the summaries of the day and of the sixteen days up to date with one hour of some series. Of hours that are new they grow;
 * of hours that have changed they are made anew.
 */
export async function renewLonger(tx: Tx, hours: readonly SummaryRow[], areNew: boolean): Promise<void> {
  const ids = hours.map(({ seriesId }) => seriesId);
  let number = hours[0]?.number ?? 0;
  for (const { step, of, size } of levels) {
    number = Math.floor(number / size);
    const parts = areNew
      ? [...(await summariesOf(tx, { step, from: number, to: number + 1 }, ids)), ...hours]
      : await summariesOf(tx, { step: of, from: number * size, to: (number + 1) * size }, ids);
    const rows = [...Map.groupBy(parts, ({ seriesId }) => seriesId)].map(
      ([seriesId, ofSeries]): SummaryRow => ({
        step,
        number,
        seriesId,
        summary: mergeSummaries(ofSeries.map(({ summary }) => summary)),
      }),
    );
    await putSummaries(tx, rows);
  }
}
