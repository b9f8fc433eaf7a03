import type { Usage, UsageMetric } from '#contracts/containers/history.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Chart, type ChartMark, type ChartSeries, type ChartUnit } from '../../../ui/chart/chart.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { historyText } from './history-text.ts';

const minuteMs = 60_000;
/** The running minute and the one before, which may not be written yet. */
const stepsUnderWay = 2;

export function UsageCharts({ usage: asked, marks }: { usage: Usage; marks: readonly ChartMark[] }) {
  const text = useText(historyText);
  const format = useFormat();
  const usage = withoutStepsUnderWay(asked);
  const isEmpty = Object.values(usage.series).every(({ avg }) => avg.every((value) => value === null));
  if (isEmpty) return <EmptyState title={text('notYet')}>{text('notYetHint')}</EmptyState>;
  const { series } = usage;
  const level = (metric: UsageMetric): ChartSeries[] => {
    const mean = { label: text('mean'), values: series[metric].avg };
    // Of a single minute the two are the same.
    return usage.stepMs === minuteMs
      ? [mean]
      : [mean, { label: text('highest'), values: series[metric].max }];
  };
  const pair = (first: string, one: UsageMetric, second: string, other: UsageMetric): ChartSeries[] => [
    { label: first, values: series[one].avg },
    { label: second, values: series[other].avg },
  ];
  const rest = { usage, marks };
  return (
    <div className="flex flex-col gap-4">
      <UsageChart
        {...rest}
        metric="cpuPercent"
        label={text('cpu')}
        unit="percent"
        series={level('cpuPercent')}
      />
      <UsageChart
        {...rest}
        metric="memoryBytes"
        label={text('memory')}
        unit="bytes"
        series={level('memoryBytes')}
      />
      <UsageChart
        {...rest}
        metric="networkRxBytesPerSecond"
        label={text('network')}
        unit="bytes-per-second"
        series={pair(text('received'), 'networkRxBytesPerSecond', text('sent'), 'networkTxBytesPerSecond')}
      />
      <UsageChart
        {...rest}
        metric="blockReadBytesPerSecond"
        label={text('block')}
        unit="bytes-per-second"
        series={pair(
          text('blockRead'),
          'blockReadBytesPerSecond',
          text('blockWritten'),
          'blockWriteBytesPerSecond',
        )}
      />
      <p className="text-sm text-muted">{text('eachStep', { span: format.duration(usage.stepMs) })}</p>
    </div>
  );
}

/** What is not measured yet is no gap. */
function withoutStepsUnderWay(usage: Usage): Usage {
  const metrics = Object.values(usage.series);
  let { steps } = usage;
  while (
    steps > usage.steps - stepsUnderWay &&
    metrics.every(({ avg }) => (avg[steps - 1] ?? null) === null)
  ) {
    steps -= 1;
  }
  return { ...usage, steps };
}

interface UsageChartProps {
  usage: Usage;
  marks: readonly ChartMark[];
  metric: UsageMetric;
  label: string;
  unit: ChartUnit;
  series: ChartSeries[];
}

/** Where the host cannot say, why, in the place of the chart. */
function UsageChart({ usage, marks, metric, label, unit, series }: UsageChartProps) {
  const text = useText(historyText);
  const gap = usage.gaps.find((one) => one.metric === metric);
  if (gap) {
    return (
      <div className="flex flex-col gap-1">
        <span className="text-sm font-medium">{label}</span>
        <p className="rounded-md border border-dashed border-line px-3 py-4 text-sm text-muted">
          {text(`gap-${gap.reason}`)}
        </p>
      </div>
    );
  }
  const times = Array.from({ length: usage.steps }, (_, step) => usage.fromMs + step * usage.stepMs);
  const shown = series.map(({ label: name, values }) => ({
    label: name,
    values: values.slice(0, usage.steps),
  }));
  return <Chart label={label} unit={unit} times={times} series={shown} marks={marks} height={128} />;
}
