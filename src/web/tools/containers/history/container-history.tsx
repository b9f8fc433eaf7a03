import { useMemo, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { TimeRange, useTimeRange } from '../../../ui/chart/time-range.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { markKindOf } from './event-tone.ts';
import { type AboutContainer, useMarks, useUsage } from './history-queries.ts';
import { type RangeId, useShownRange } from '../../../ui/chart/shown-range.ts';
import { historyText } from './history-text.ts';
import { RangePicker } from '../../../ui/chart/range-picker.tsx';
import { Timeline } from './timeline.tsx';
import { UsageCharts } from './usage-charts.tsx';
import { useEventWords } from './use-event-words.ts';

/** What one container used and what happened to it, over all its re-creations. */
export function ContainerHistory({ host, id }: AboutContainer) {
  return (
    <div className="flex flex-col gap-5 p-4">
      <TimeRange>
        <UsageSection host={host} id={id} />
      </TimeRange>
      <Timeline filter={{ host, container: id }} containerId={id} />
    </div>
  );
}

function UsageSection(about: AboutContainer) {
  const text = useText(historyText);
  const [rangeId, setRangeId] = useState<RangeId>('day');
  const { range: zoomed, setRange } = useTimeRange();
  const whole = useShownRange(rangeId);
  const time = zoomed ? { fromMs: Math.floor(zoomed.fromMs), toMs: Math.ceil(zoomed.toMs) } : whole;
  const usage = useUsage(about, time);
  const marks = useChartMarks(about, time);
  const choose = (next: RangeId) => {
    setRange(null);
    setRangeId(next);
  };
  return (
    <section className="flex flex-col gap-3" aria-label={text('usage')}>
      <RangePicker
        label={text('range')}
        nameOf={(each) => text(`range-${each}`)}
        value={rangeId}
        onChange={choose}
      />
      {usage.data ? (
        <UsageCharts usage={usage.data} marks={marks} />
      ) : usage.error ? (
        <ErrorState
          title={text('usageFailed')}
          {...explain(usage.error, text('usageFailed'))}
          onRetry={() => void usage.refetch()}
        />
      ) : (
        <Loading rows={8} />
      )}
    </section>
  );
}

function useChartMarks(about: AboutContainer, time: { fromMs: number; toMs: number }) {
  const words = useEventWords();
  const { data } = useMarks(about, time);
  return useMemo(
    () =>
      (data?.events ?? []).map((event) => ({
        atMs: event.atMs,
        label: words(event),
        kind: markKindOf(event),
      })),
    [data, words],
  );
}
