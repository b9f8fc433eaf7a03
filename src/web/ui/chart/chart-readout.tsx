import { useText } from '../../i18n/use-text.ts';
import { chartText } from '../../i18n/chart-text.ts';
import { useFormat } from '../format/use-format.ts';
import { type ChartMark, type ChartSeries, type ChartUnit, formatUnit } from './chart-data.ts';
import { seriesVariable } from './chart-options.ts';

export interface ChartReadoutProps {
  unit: ChartUnit;
  times: readonly number[];
  series: readonly ChartSeries[];
  marks: readonly ChartMark[];
  /** The measurement under the cursor; without one, the last is told. */
  pointed: number | null;
}

/** The mark that belongs to a measurement: the nearest within one and a half intervals. */
export function markNear(
  marks: readonly ChartMark[],
  times: readonly number[],
  index: number,
): ChartMark | undefined {
  const atMs = times[index];
  const intervalMs = Math.abs((times[index + 1] ?? atMs ?? 0) - (times[index - 1] ?? atMs ?? 0)) / 2;
  if (atMs === undefined) return undefined;
  return marks.find((mark) => Math.abs(mark.atMs - atMs) <= intervalMs * 1.5);
}

export function ChartReadout({ unit, times, series, marks, pointed }: ChartReadoutProps) {
  const text = useText(chartText);
  const format = useFormat();
  const index = pointed ?? times.length - 1;
  const atMs = times[index];
  const mark = pointed === null ? undefined : markNear(marks, times, index);
  return (
    <div className="tabular flex min-h-5 flex-wrap items-center gap-x-4 text-sm whitespace-nowrap text-muted">
      {series.map((each, place) => {
        const value = each.values[index] ?? null;
        return (
          <span key={each.label} className="flex items-center gap-1.5">
            <span
              aria-hidden
              className="h-0.5 w-3 rounded-full"
              style={{ backgroundColor: `var(${seriesVariable(each, place)})` }}
            />
            {series.length > 1 && each.label}
            <span className="text-ink">{value === null ? text('gap') : formatUnit(value, unit, format)}</span>
          </span>
        );
      })}
      {atMs !== undefined && pointed !== null && <span className="ml-auto">{format.exactTime(atMs)}</span>}
      {mark && <span className="truncate text-ink">{mark.label}</span>}
    </div>
  );
}
