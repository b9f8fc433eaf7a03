import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AlertEpisode } from '#contracts/notify/alert.ts';
import { titleIn } from '#contracts/notify/in-language.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Duration } from '../../../ui/amount.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { severityMark } from '../alert-state.ts';
import { severities } from '../alerts/alert-search.ts';
import { SeverityFilter } from '../alerts/severity-filter.tsx';
import { useSubjectColumns } from '../alerts/subject-columns.tsx';
import { notifyApi } from '../live.ts';
import { NotifyPage } from '../notify-page.tsx';
import { notifyText } from '../notify-text.ts';
import { historyText } from './history-text.ts';

interface HistorySearch {
  q?: string | undefined;
  severity?: string | undefined;
}

/** What was wrong, newest first. */
export function HistoryPage() {
  const text = useText(notifyText);
  const search: HistorySearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (next: HistorySearch) =>
    void navigate({ to: '/notify/history', search: { ...search, ...next }, replace: true });
  const query = useHistory(search);
  const language = useLanguage();
  const episodes = (query.data?.pages ?? []).flatMap((page) => page.episodes);
  return (
    <NotifyPage section="history">
      <DataTable<AlertEpisode>
        tableId="alert-history"
        label={text('history')}
        rows={episodes.map((episode) => ({ ...episode, title: titleIn(language, episode) }))}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        columns={useColumns()}
        filter={search.q ?? ''}
        onFilterChange={(q) => change({ q: q || undefined })}
        toolbar={<SeverityFilter value={search.severity} onChange={(severity) => change({ severity })} />}
        onOpen={({ fingerprint }) => void navigate({ to: '/notify', search: { alert: fingerprint } })}
        loading={query.isPending}
        error={query.error ? explain(query.error, text('couldNotRead')) : undefined}
        onRetry={() => void query.refetch()}
        empty={<NothingHere search={search} onClear={() => change({ q: undefined, severity: undefined })} />}
      />
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {text('more')}
        </Button>
      )}
    </NotifyPage>
  );
}

function NothingHere({ search: { q, severity }, onClear }: { search: HistorySearch; onClear: () => void }) {
  const text = useText(notifyText);
  const words = useText(historyText);
  return q === undefined && severity === undefined ? (
    <EmptyState title={words('emptyTitle')}>{words('emptyHint')}</EmptyState>
  ) : (
    <EmptyState title={text('noMatch')} action={<Button onClick={onClear}>{text('clearFilter')}</Button>} />
  );
}

function useHistory({ q, severity }: HistorySearch) {
  const chosen = severities.filter((one) => one === severity);
  return useInfiniteQuery({
    queryKey: ['notify', 'history', q, severity],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      notifyApi.alertHistory(
        { query: { severity: chosen, ...(q && { search: q }), ...(pageParam && { before: pageParam }) } },
        { signal },
      ),
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}

function useColumns(): readonly Column<AlertEpisode>[] {
  const text = useText(notifyText);
  const words = useText(historyText);
  const [title, where] = useSubjectColumns();
  return [
    stateColumn({
      id: 'severity',
      header: text('severity'),
      width: 130,
      mark: ({ severity }) => severityMark(severity),
      word: ({ severity }) => text(severity),
    }),
    title,
    where,
    {
      id: 'since',
      header: words('began'),
      width: 120,
      value: ({ startsAtMs }) => startsAtMs,
      cell: ({ startsAtMs }) => <RelativeTime atMs={startsAtMs} />,
    },
    {
      id: 'lasted',
      header: words('lasted'),
      width: 110,
      value: ({ startsAtMs, endsAtMs }) => (endsAtMs === null ? null : endsAtMs - startsAtMs),
      cell: ({ startsAtMs, endsAtMs }) =>
        endsAtMs === null ? words('stillOn') : <Duration ms={endsAtMs - startsAtMs} />,
    },
    textColumn({
      // The server looks for words in all labels: what it found has to stay in the list.
      id: 'labels',
      header: words('labels'),
      width: 240,
      grow: 1,
      hidden: true,
      card: 'none',
      className: 'font-mono text-sm',
      value: ({ labels }) => spellLabels(labels),
    }),
  ];
}

function spellLabels(labels: AlertEpisode['labels']): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
}
