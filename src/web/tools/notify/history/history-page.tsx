import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AlertEpisode } from '#contracts/notify/alert.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Duration } from '../../../ui/amount.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { placeOf, severityMark } from '../alert-state.ts';
import { severities } from '../alerts/alert-search.ts';
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
  const words = useText(historyText);
  const search: HistorySearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (next: HistorySearch) =>
    void navigate({ to: '/notify/history', search: { ...search, ...next }, replace: true });
  const query = useHistory(search);
  return (
    <NotifyPage section="history">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField
          label={words('search')}
          value={search.q ?? ''}
          onChange={(q) => change({ q: q || undefined })}
        />
        <Select
          label={text('severity')}
          hideLabel
          value={search.severity ?? 'any'}
          onChange={(value) => change({ severity: value === 'any' ? undefined : value })}
          options={[
            { value: 'any', label: text('anySeverity') },
            ...severities.map((one) => ({ value: one, label: text(one) })),
          ]}
        />
      </div>
      <DataTable<AlertEpisode>
        tableId="alert-history"
        label={text('history')}
        rows={(query.data?.pages ?? []).flatMap(({ episodes }) => episodes)}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        columns={useColumns()}
        onOpen={({ fingerprint }) => void navigate({ to: '/notify', search: { alert: fingerprint } })}
        loading={query.isPending}
        error={query.error ? explain(query.error, text('couldNotRead')) : undefined}
        onRetry={() => void query.refetch()}
        empty={<EmptyState title={words('emptyTitle')}>{words('emptyHint')}</EmptyState>}
      />
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {text('more')}
        </Button>
      )}
    </NotifyPage>
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
  });
}

function useColumns(): readonly Column<AlertEpisode>[] {
  const text = useText(notifyText);
  const words = useText(historyText);
  return [
    {
      id: 'severity',
      header: text('severity'),
      width: 130,
      card: 'state',
      cell: ({ severity }) => <StateBadge state={severityMark(severity)} word={text(severity)} />,
    },
    {
      id: 'title',
      header: text('title'),
      width: 240,
      grow: 3,
      card: 'title',
      fixed: true,
      cell: ({ title }) => <span className="font-medium">{title}</span>,
    },
    {
      id: 'where',
      header: text('where'),
      width: 180,
      grow: 1,
      cell: ({ labels }) => <span className="font-mono text-sm">{placeOf(labels).join(' / ')}</span>,
    },
    {
      id: 'since',
      header: words('began'),
      width: 120,
      cell: ({ startsAtMs }) => <RelativeTime atMs={startsAtMs} />,
    },
    {
      id: 'lasted',
      header: words('lasted'),
      width: 110,
      cell: ({ startsAtMs, endsAtMs }) =>
        endsAtMs === null ? words('stillOn') : <Duration ms={endsAtMs - startsAtMs} />,
    },
  ];
}
