import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import { useFormat } from '../format/use-format.ts';
import { useWidth } from '../use-width.ts';
import type { ChartProps } from './chart.tsx';
import { stack } from './chart-data.ts';
import { chartOptions } from './chart-options.ts';
import { useTimeRange } from './time-range.tsx';

export type PlotInput = ChartProps & Required<Pick<ChartProps, 'height' | 'marks' | 'stacked'>>;

/** Keeps a uPlot in `box` in step with its data, width, range and theme. Returns the index under the cursor. */
export function usePlot(box: RefObject<HTMLDivElement | null>, input: PlotInput): number | null {
  const { times, series, stacked, marks, height } = input;
  const [pointed, setPointed] = useState<number | null>(null);
  const { range } = useTimeRange();
  const widthPx = useWidth(box);
  const data = useMemo<uPlot.AlignedData>(() => {
    const drawn = stacked ? stack(series) : series.map((each) => [...each.values]);
    return [[...times], ...drawn];
  }, [times, series, stacked]);
  const plot = usePlotInstance(box, input, widthPx > 0, setPointed);

  useEffect(() => {
    if (widthPx > 0) plot?.setSize({ width: widthPx, height });
  }, [plot, widthPx, height]);
  useEffect(() => {
    const [first, last] = [times[0], times.at(-1)];
    if (!plot || first === undefined || last === undefined) return;
    plot.setData(data, false);
    plot.setScale('x', { min: range?.fromMs ?? first, max: range?.toMs ?? last });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- new marks need a drawing too
  }, [plot, data, times, range, marks]);
  return pointed;
}

function onThemeChange(listener: () => void): () => void {
  const watch = new MutationObserver(listener);
  watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => watch.disconnect();
}

/** Made anew only when its shape changes: unit, height, the names of the series. */
function usePlotInstance(
  box: RefObject<HTMLDivElement | null>,
  input: PlotInput,
  isReady: boolean,
  onPoint: (index: number | null) => void,
): uPlot | null {
  const [plot, setPlot] = useState<uPlot | null>(null);
  const { setRange, cursorKey } = useTimeRange();
  const format = useFormat();
  const latest = useRef({ input, setRange });
  useEffect(() => {
    latest.current = { input, setRange };
  });
  const { unit, stacked, height, series } = input;
  const names = series.map((each) => each.label).join('\n');
  useEffect(() => {
    if (!box.current || !isReady) return undefined;
    const options = chartOptions({
      unit,
      stacked,
      cursorKey,
      format,
      widthPx: box.current.clientWidth,
      heightPx: height,
      onPoint,
      series: latest.current.input.series,
      marks: () => latest.current.input.marks,
      onZoom: (next) => latest.current.setRange(next),
    });
    const made = new uPlot(options, undefined, box.current);
    const stopWatching = onThemeChange(() => made.redraw(false));
    setPlot(made);
    return () => {
      stopWatching();
      made.destroy();
      setPlot(null);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- new series need a new plot; new values do not
  }, [box, unit, stacked, cursorKey, format, height, names, isReady, onPoint]);
  return plot;
}
