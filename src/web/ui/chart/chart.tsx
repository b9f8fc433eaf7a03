import { lazy, Suspense } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { chartText } from '../../i18n/chart-text.ts';
import { Button } from '../button.tsx';
import { useFormat } from '../format/use-format.ts';
import { LoadingBlock } from '../loading.tsx';
import { type ChartMark, type ChartSeries, type ChartUnit, extentOf, formatUnit } from './chart-data.ts';
import { useTimeRange } from './time-range.tsx';

const ChartPlot = lazy(async () => ({ default: (await import('./chart-plot.tsx')).ChartPlot }));

export type { ChartMark, ChartSeries, ChartUnit };

export interface ChartProps {
  label: string;
  unit: ChartUnit;
  /** Milliseconds, ascending. */
  times: readonly number[];
  series: readonly ChartSeries[];
  /** Deploys, restarts, incidents on the time line. */
  marks?: readonly ChartMark[];
  height?: number;
  stacked?: boolean;
}

export function Chart({ height = 160, marks = [], stacked = false, ...props }: ChartProps) {
  const text = useText(chartText);
  const { range, setRange } = useTimeRange();
  const isEmpty = props.times.length === 0 || props.series.every((each) => extentOf(each.values) === null);
  return (
    <figure className="min-w-0">
      <figcaption className="flex min-h-7 items-center justify-between gap-3">
        <span className="text-sm font-medium">{props.label}</span>
        {range && !isEmpty && (
          <Button size="sm" variant="quiet" onClick={() => setRange(null)}>
            {text('showAll')}
          </Button>
        )}
      </figcaption>
      <SpokenChart series={props.series} unit={props.unit} marks={marks} />
      {isEmpty ? (
        <p
          style={{ height }}
          className="flex items-center justify-center rounded-md border border-dashed border-line text-sm text-muted"
        >
          {text('noData')}
        </p>
      ) : (
        <Suspense fallback={<LoadingBlock height={height + 20} />}>
          <ChartPlot {...props} marks={marks} stacked={stacked} height={height} />
        </Suspense>
      )}
    </figure>
  );
}

/** The chart in words, for those who do not see it. */
function SpokenChart({ series, unit, marks }: Required<Pick<ChartProps, 'series' | 'unit' | 'marks'>>) {
  const text = useText(chartText);
  const format = useFormat();
  const show = (value: number | null) => (value === null ? text('gap') : formatUnit(value, unit, format));
  const words = series.map(({ label: name, values }) => {
    const extent = extentOf(values);
    if (!extent) return text('nothing', { name });
    const { last, lowest, highest } = extent;
    return text('summary', { name, last: show(last), lowest: show(lowest), highest: show(highest) });
  });
  return (
    <>
      <p className="sr-only">{words.join('. ')}</p>
      {marks.length > 0 && (
        <ul aria-label={text('marks')} className="sr-only">
          {marks.map((mark) => (
            <li key={`${mark.atMs} ${mark.label}`}>{`${format.exactTime(mark.atMs)}: ${mark.label}`}</li>
          ))}
        </ul>
      )}
    </>
  );
}
