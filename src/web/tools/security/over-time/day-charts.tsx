import { useMemo } from 'react';
import type { LabDay } from '#contracts/security/lab.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Chart } from '../../../ui/chart/chart.tsx';
import { TimeRange } from '../../../ui/chart/time-range.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { LoadingBlock } from '../../../ui/loading.tsx';
import { ranksText } from '../ranks/ranks-text.ts';
import { securityText } from '../security-text.ts';
import { useWords } from '../use-words.ts';
import { daySeries, openOn } from './day-series.ts';
import { useDays, useMoments } from './over-time-queries.ts';
import { overTimeText } from './over-time-text.ts';

const heightPx = 220;

/** The open findings of each day. */
export function DayCharts({ days }: { days: number }) {
  const text = useText(overTimeText);
  const words = useText(securityText);
  const query = useDays(days);
  if (query.error && !query.data)
    return (
      <ErrorState
        title={words('couldNotRead')}
        {...explain(query.error, words('couldNotRead'))}
        retrying={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  if (!query.data) return <LoadingBlock height={heightPx * 2} />;
  if (query.data.length < 2) return <EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>;
  return <Charts days={query.data} />;
}

function Charts({ days }: { days: readonly LabDay[] }) {
  const text = useText(overTimeText);
  const ranks = useText(ranksText);
  const shown = useMemo(() => daySeries(days), [days]);
  const bySeverity = useMemo(
    () => [
      { label: ranks('critical'), values: shown.critical, colour: 'down' as const },
      { label: ranks('high'), values: shown.high, colour: 'degraded' as const },
      { label: ranks('medium'), values: shown.medium, colour: 'working' as const },
      { label: text('lowAndBelow'), values: shown.low, colour: 'idle' as const },
    ],
    [shown, ranks, text],
  );
  const apart = useMemo(
    () => [
      { label: text('exploited'), values: shown.exploited, colour: 'down' as const },
      { label: text('notRated'), values: shown.unknown, colour: 'idle' as const },
    ],
    [shown, text],
  );
  const marks = useMarks(shown.times[0]);
  return (
    <TimeRange>
      <Change days={days} />
      <Chart
        label={text('bySeverity')}
        unit="count"
        times={shown.times}
        series={bySeverity}
        height={heightPx}
        marks={marks}
        stacked
      />
      <Chart
        label={text('apart')}
        unit="count"
        times={shown.times}
        series={apart}
        height={120}
        marks={marks}
      />
    </TimeRange>
  );
}

/** The days on which something here turned out to be exploited. */
function useMarks(fromMs = 0) {
  const say = useWords();
  const moments = useMoments().data;
  return useMemo(
    () =>
      (moments?.pages.flat() ?? [])
        .filter(({ kind, atMs }) => kind === 'exploited' && atMs >= fromMs)
        .map(({ atMs, words }) => ({ atMs, label: say(words), kind: 'incident' as const })),
    [moments, fromMs, say],
  );
}

/** The answer in a sentence. */
function Change({ days }: { days: readonly LabDay[] }) {
  const text = useText(overTimeText);
  const format = useFormat();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const day = new Intl.DateTimeFormat(format.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    first.dayMs,
  );
  return (
    <p className="text-lg font-semibold">
      {text('change', { before: format.count(openOn(first)), day, after: format.count(openOn(last)) })}
    </p>
  );
}
