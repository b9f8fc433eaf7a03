import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet
import 'uplot/dist/uPlot.min.css';
import { useFormat } from '../format/use-format.ts';
import { useWidth } from '../use-width.ts';
import type { ChartProps } from './chart.tsx';
import { stack } from './chart-data.ts';
import { chartOptions } from './chart-options.ts';
import { ChartReadout } from './chart-readout.tsx';
import { useTimeRange } from './time-range.tsx';

type ChartPlotProps = ChartProps & Required<Pick<ChartProps, 'height' | 'marks'>>;

export function ChartPlot({ unit, times, series, marks, height, stacked = false }: ChartPlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const { range, setRange, cursorKey } = useTimeRange();
  const format = useFormat();
  const widthPx = useWidth(box);
  const data = useMemo<uPlot.AlignedData>(() => {
    const drawn = stacked ? stack(series) : series.map((each) => [...each.values]);
    return [[...times], ...drawn];
  }, [times, series, stacked]);
  const latest = useRef({ data, marks, range, setRange, series });
  useEffect(() => {
    latest.current = { data, marks, range, setRange, series };
  });

  const names = series.map((each) => each.label).join('\n');
  const isReady = widthPx > 0;
  useEffect(() => {
    if (!box.current || !isReady) return undefined;
    const options = chartOptions({
      unit,
      stacked,
      cursorKey,
      format,
      widthPx: box.current.clientWidth,
      heightPx: height,
      series: latest.current.series,
      marks: () => latest.current.marks,
      onPoint: setPointed,
      onZoom: (next) => latest.current.setRange(next),
    });
    const made = new uPlot(options, latest.current.data, box.current);
    plot.current = made;
    const themeWatch = new MutationObserver(() => made.redraw(false));
    themeWatch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      themeWatch.disconnect();
      made.destroy();
      plot.current = null;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- new series need a new plot; new values do not
  }, [unit, stacked, cursorKey, format, height, names, isReady]);

  useEffect(() => {
    if (widthPx > 0) plot.current?.setSize({ width: widthPx, height });
  }, [widthPx, height]);
  useEffect(() => {
    const drawn = plot.current;
    const [first, last] = [times[0], times.at(-1)];
    if (!drawn || first === undefined || last === undefined) return;
    drawn.setData(data, false);
    drawn.setScale('x', { min: range?.fromMs ?? first, max: range?.toMs ?? last });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a plot just made, and new marks, need a drawing too
  }, [data, times, range, isReady, names, marks]);

  return (
    <>
      <ChartReadout {...{ unit, times, series, marks, pointed }} />
      <div ref={box} aria-hidden style={{ height }} className="w-full overflow-hidden" />
    </>
  );
}
