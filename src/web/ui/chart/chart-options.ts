import type uPlot from 'uplot';
import type { Formats } from '../format/use-format.ts';
import {
  axisSteps,
  type ChartMark,
  type ChartSeries,
  type ChartUnit,
  formatUnit,
  lonePoints,
  scaleTop,
} from './chart-data.ts';
import type { ShownRange } from './time-range.tsx';

/** The order in which series take their colours; the tool's accent is first. */
const seriesColours = ['--accent-ink', '--working', '--degraded', '--up', '--idle', '--down'] as const;

const markColours = {
  deploy: '--accent-ink',
  restart: '--degraded',
  incident: '--down',
  note: '--muted',
} as const;

/** Read at each drawing, so that a change of theme needs no more than a redraw. */
function colour(plot: uPlot, variable: string): string {
  return getComputedStyle(plot.root).getPropertyValue(variable).trim() || '#888';
}

/** The variable with the colour of a series. */
export function seriesVariable({ colour: own }: Pick<ChartSeries, 'colour'>, index: number): string {
  return own ? `--${own}` : (seriesColours[index % seriesColours.length] ?? seriesColours[0]);
}

function drawMarks(plot: uPlot, marks: readonly ChartMark[]) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.lineWidth = devicePixelRatio;
  for (const mark of marks) {
    const x = plot.valToPos(mark.atMs, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = colour(plot, markColours[mark.kind ?? 'note']);
    ctx.fillStyle = ctx.strokeStyle;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const half = 4 * devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(x - half, bbox.top);
    ctx.lineTo(x + half, bbox.top);
    ctx.lineTo(x, bbox.top + half * 1.5);
    ctx.fill();
  }
  ctx.restore();
}

export interface ChartOptionsInput {
  widthPx: number;
  heightPx: number;
  unit: ChartUnit;
  series: readonly ChartSeries[];
  stacked: boolean;
  cursorKey: string;
  format: Formats;
  /** Asked at each drawing. */
  marks: () => readonly ChartMark[];
  onPoint: (index: number | null) => void;
  onZoom: (range: ShownRange | null) => void;
}

function axes({ unit, format }: ChartOptionsInput): uPlot.Axis[] {
  const shared: uPlot.Axis = {
    stroke: (plot) => colour(plot, '--muted'),
    grid: { stroke: (plot) => colour(plot, '--line-soft'), width: 1 },
    ticks: { show: false },
    font: '12px "Inter Variable", system-ui, sans-serif',
  };
  const time = new Intl.DateTimeFormat(format.locale, { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(format.locale, { day: 'numeric', month: 'short' });
  const seconds = new Intl.DateTimeFormat(format.locale, { timeStyle: 'medium' });
  return [
    {
      ...shared,
      size: 26,
      space: 72,
      values: (_plot, splits, _axis, _space, stepMs) =>
        splits.map((at) => {
          if (stepMs >= 86_400_000 || new Date(at).toTimeString().startsWith('00:00:00'))
            return day.format(at);
          return stepMs < 60_000 ? seconds.format(at) : time.format(at);
        }),
    },
    {
      ...shared,
      size: 64,
      space: 34,
      incrs: axisSteps(unit),
      values: (_plot, splits) => splits.map((value) => formatUnit(value, unit, format)),
    },
  ];
}

function drawnSeries({ series, stacked }: ChartOptionsInput): uPlot.Series[] {
  const isFilled = stacked || series.length === 1;
  return series.map((each, index) => {
    const variable = seriesVariable(each, index);
    const stroke = (plot: uPlot) => colour(plot, variable);
    const fill = (plot: uPlot) => `color-mix(in srgb, ${stroke(plot)} 14%, transparent)`;
    // A line needs two points; one alone between gaps would not be seen.
    const points: uPlot.Series.Points = {
      size: 4,
      fill: stroke,
      filter: (plot, place) => lonePoints([...(plot.data[place] ?? [])]),
    };
    const fixed = { width: 1.5, spanGaps: false, points };
    return { ...fixed, label: each.label, stroke, fill: isFilled ? fill : undefined };
  });
}

function cursor({ cursorKey, onZoom }: ChartOptionsInput): uPlot.Cursor {
  const showAll = () => {
    onZoom(null);
    return null;
  };
  return {
    y: false,
    drag: { x: true, y: false, setScale: false },
    sync: { key: cursorKey, setSeries: false },
    points: { size: 6 },
    bind: { dblclick: () => showAll },
  };
}

function zoomToSelection(plot: uPlot, onZoom: ChartOptionsInput['onZoom']) {
  const { left, width } = plot.select;
  // A click that trembled is not a selection.
  if (width < 8) return;
  onZoom({ fromMs: plot.posToVal(left, 'x'), toMs: plot.posToVal(left + width, 'x') });
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
}

export function chartOptions(input: ChartOptionsInput): uPlot.Options {
  return {
    width: input.widthPx,
    height: input.heightPx,
    ms: 1,
    legend: { show: false },
    // On the right, half of the last time.
    padding: [8, 20, 0, 0],
    scales: { y: { range: (_plot, _low, high) => [0, scaleTop(high, input.unit)] } },
    axes: axes(input),
    // Each area ends at the one below it, so that the colours do not mix.
    bands: input.stacked ? input.series.slice(1).map((_, index) => ({ series: [index + 2, index + 1] })) : [],
    series: [{}, ...drawnSeries(input)],
    cursor: cursor(input),
    hooks: {
      draw: [(plot) => drawMarks(plot, input.marks())],
      setCursor: [(plot) => input.onPoint(plot.cursor.idx ?? null)],
      setSelect: [(plot) => zoomToSelection(plot, input.onZoom)],
    },
  };
}
