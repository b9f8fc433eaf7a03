import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Incident } from '#contracts/pulse/incidents.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Chart, type ChartMark } from '../../../ui/chart/chart.tsx';
import { RangePicker } from '../../../ui/chart/range-picker.tsx';
import { type RangeId, useShownRange } from '../../../ui/chart/shown-range.ts';
import { TimeRange } from '../../../ui/chart/time-range.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { LoadingBlock } from '../../../ui/loading.tsx';
import { pulseApi } from '../pulse-api.ts';
import { reasonWords } from '../monitor-state.ts';
import { pulseText } from '../pulse-text.ts';
import { detailText } from './detail-text.ts';
import { seriesData } from './series-data.ts';

const points = 300;
const heightPx = 180;

interface Props {
  id: string;
  range: RangeId;
  onRange: (range: RangeId) => void;
  incidents: readonly Incident[];
}

/** How fast it answered; where it did not, or nobody looked, there is a gap. */
export function ResponseChart({ id, range, onRange, incidents }: Props) {
  const words = useText(pulseText);
  const text = useText(detailText);
  const time = useShownRange(range, range === 'hour' ? 15_000 : undefined);
  const marks = useMarks(incidents, time.fromMs);
  const query = useQuery({
    queryKey: ['pulse', 'series', id, time.fromMs, time.toMs],
    queryFn: ({ signal }) =>
      pulseApi.heartbeatSeries({ params: { id }, query: { ...time, points } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <div className="flex flex-col gap-2">
      <RangePicker
        label={text('range')}
        nameOf={(each) => text(`range-${each}`)}
        value={range}
        onChange={onRange}
      />
      {query.error ? (
        <ErrorState
          title={words('couldNotRead')}
          {...explain(query.error, words('couldNotRead'))}
          onRetry={() => void query.refetch()}
        />
      ) : query.data ? (
        // A zoom is into the time that was chosen.
        <TimeRange key={range}>
          <Drawn data={seriesData(query.data, time)} marks={marks} />
        </TimeRange>
      ) : (
        <LoadingBlock height={heightPx + 48} />
      )}
    </div>
  );
}

function Drawn({ data, marks }: { data: ReturnType<typeof seriesData>; marks: readonly ChartMark[] }) {
  const text = useText(detailText);
  const format = useFormat();
  const { times, median, p95, isSummed, stepMs } = data;
  if (median.every((value) => value === null))
    return <EmptyState title={text('noResponses')}>{text('noResponsesHint')}</EmptyState>;
  const series = isSummed
    ? [
        { label: text('median'), values: median },
        { label: text('slowest'), values: p95, colour: 'degraded' as const },
      ]
    : [{ label: text('single'), values: median }];
  return (
    <>
      <Chart
        label={text('response')}
        unit="milliseconds"
        times={times}
        series={series}
        marks={marks}
        height={heightPx}
      />
      {isSummed && (
        <p className="text-sm text-muted">{text('eachPoint', { span: format.duration(stepMs) })}</p>
      )}
    </>
  );
}

function useMarks(incidents: readonly Incident[], fromMs: number): readonly ChartMark[] {
  const text = useText(detailText);
  const language = useLanguage();
  return incidents
    .filter(({ startedMs }) => startedMs >= fromMs)
    .map(({ startedMs, reason }) => ({
      atMs: startedMs,
      kind: 'incident' as const,
      label: text('wasDown', { reason: reasonWords(reason.id, language) }),
    }));
}
