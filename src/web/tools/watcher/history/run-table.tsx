import { useMemo } from 'react';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { useWords } from '../use-words.ts';
import { VersionChange } from '../version/version-change.tsx';
import { versionName } from '../version/version-name.ts';
import { watcherText } from '../watcher-text.ts';
import { historyText } from './history-text.ts';
import { RunFilters } from './run-filters.tsx';
import type { useRuns } from './run-queries.ts';
import { outcomeOf, tookMs } from './run-search.ts';
import { runMark } from './run-state.ts';
import { useRunAddress } from './use-run-address.ts';

interface Props {
  read: ReturnType<typeof useRuns>;
  openKey: string | undefined;
}

export function RunTable({ read: { query, runs }, openKey }: Props) {
  const text = useText(historyText);
  const words = useText(watcherText);
  const { search, change, open } = useRunAddress();
  const { outcome } = search;
  const rows = (runs ?? []).filter((run) => outcome === undefined || outcomeOf(run) === outcome);
  const isFiltered = outcome !== undefined || search.stack !== undefined;
  return (
    <DataTable<UpdateRun>
      tableId="update-runs"
      label={words('history')}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ name, to }) => `${name} ${versionName(to)}`}
      columns={useRunColumns()}
      filter={search.q ?? ''}
      onFilterChange={(q) => change({ q: q || undefined })}
      onOpen={({ id }) => open(id)}
      openKey={openKey}
      version={({ state }) => state}
      loading={query.isPending}
      error={query.error && !runs ? explain(query.error, words('couldNotRead')) : undefined}
      onRetry={() => void query.refetch()}
      toolbar={<RunFilters />}
      empty={
        isFiltered ? (
          <EmptyState title={text('noMatch')} />
        ) : (
          <EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>
        )
      }
    />
  );
}

function useRunColumns(): readonly Column<UpdateRun>[] {
  const text = useText(historyText);
  const words = useText(watcherText);
  const say = useWords();
  const format = useFormat();
  return useMemo(
    () => [
      stateColumn({
        header: text('outcome'),
        width: 140,
        mark: ({ state }) => runMark(state),
        word: ({ state }) => text(state),
      }),
      textColumn({
        id: 'name',
        header: words('container'),
        width: 150,
        grow: 1,
        fixed: true,
        card: 'title',
        className: 'font-medium',
        value: ({ name }) => name,
      }),
      {
        id: 'change',
        header: text('change'),
        width: 210,
        grow: 2,
        fixed: true,
        value: ({ to }) => versionName(to),
        cell: ({ from, to }) => <VersionChange from={from} to={to} />,
      },
      {
        id: 'started',
        header: text('started'),
        width: 100,
        value: ({ startedAtMs }) => startedAtMs,
        cell: ({ startedAtMs }) => <RelativeTime atMs={startedAtMs} className="text-muted" />,
      },
      textColumn({
        id: 'by',
        header: text('startedBy'),
        width: 110,
        card: 'none',
        value: ({ startedBy }) => startedBy,
      }),
      {
        id: 'took',
        header: text('took'),
        width: 80,
        align: 'end',
        card: 'none',
        value: tookMs,
        cell: (run) => {
          const span = tookMs(run);
          return span === null ? null : <span className="tabular text-muted">{format.duration(span)}</span>;
        },
      },
      textColumn({
        id: 'told',
        header: text('because'),
        width: 180,
        grow: 3,
        card: 'none',
        className: 'text-muted',
        value: ({ problem, because }) => say(problem ?? because),
      }),
    ],
    [text, words, say, format],
  );
}
