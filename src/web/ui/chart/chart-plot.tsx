import { useRef } from 'react';
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet
import 'uplot/dist/uPlot.min.css';
import { ChartReadout } from './chart-readout.tsx';
import { type PlotInput, usePlot } from './use-plot.ts';

export function ChartPlot(input: PlotInput) {
  const { unit, times, series, marks, height } = input;
  const box = useRef<HTMLDivElement>(null);
  const pointed = usePlot(box, input);
  return (
    <>
      <ChartReadout {...{ unit, times, series, marks, pointed }} />
      <div ref={box} aria-hidden style={{ height }} className="w-full overflow-hidden" />
    </>
  );
}
