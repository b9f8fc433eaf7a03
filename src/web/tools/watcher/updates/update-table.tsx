import { useMemo } from 'react';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useConnection } from '../../../shell/connection.ts';
import { useMay } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import { type BulkAction, DataTable } from '../../../ui/table/data-table.tsx';
import type { GroupBy } from '../../../ui/table/column.ts';
import { showToast } from '../../../ui/toast.ts';
import { keyOf } from '../live-store.ts';
import { useLiveWatcher } from '../live.ts';
import { askUpdate, targetsOf } from '../plan/update-target.ts';
import { offered, rowState } from '../row-state.ts';
import { useMayWatcher } from '../use-may-watcher.ts';
import { useWatchedActions } from '../use-watched-actions.ts';
import { watcherText } from '../watcher-text.ts';
import { type Grouping, groupOf, shownRows } from './list-search.ts';
import { listText } from './list-text.ts';
import { useUpdateColumns } from './update-columns.tsx';
import { UpdateFilters } from './update-filters.tsx';
import { useListAddress } from './use-list-address.ts';
import { useUpdateEntries } from './use-update-entries.tsx';

export function UpdateTable({ openKey }: { openKey: string | undefined }) {
  const words = useText(watcherText);
  const live = useLiveWatcher();
  const { search, change, sort, changeSort, open } = useListAddress();
  const { state, level, stack } = search;
  const all = useMemo(() => [...live.containers.values()], [live.containers]);
  const rows = useMemo(() => shownRows(all, { state, level, stack }), [all, state, level, stack]);
  const isOffline = useConnection('watcher').state === 'offline';
  const groupBy = useGroupBy(search.group);
  return (
    <DataTable<WatchedContainer>
      tableId="updates"
      label={words('updates')}
      rows={rows}
      rowKey={keyOf}
      rowName={({ name }) => name}
      columns={useUpdateColumns()}
      filter={search.q ?? ''}
      onFilterChange={(q) => change({ q: q || undefined })}
      sort={sort}
      onSortChange={changeSort}
      {...(groupBy && { groupBy })}
      onOpen={(row) => open(row)}
      openKey={openKey}
      rowActions={useUpdateEntries()}
      {...useBulkActions()}
      rowShortcuts={useRowShortcuts()}
      version={versionOf}
      isStale={isOffline && live.loaded}
      loading={!live.loaded}
      toolbar={<UpdateFilters rows={all} search={search} change={change} />}
      empty={all.length === 0 ? <NoContainers /> : <NoMatch />}
    />
  );
}

function versionOf(row: WatchedContainer): string {
  return `${rowState(row)} ${offered(row)?.reference ?? ''}`;
}

function useGroupBy(by: Grouping | undefined): GroupBy<WatchedContainer> | undefined {
  const text = useText(listText);
  return useMemo(() => {
    if (by === undefined) return undefined;
    return {
      key: (row) => groupOf(row, by),
      label: (key) => key || text('noStack'),
      detail: (_, rows) => {
        const count = rows.filter((row) => rowState(row) === 'newer').length;
        return count > 0 && <span className="text-degraded">{text('groupUpdates', { count })}</span>;
      },
    };
  }, [by, text]);
}

/** Whoever only looks selects nothing. */
function useBulkActions(): { bulkActions?: BulkAction<WatchedContainer>[] } {
  const words = useText(watcherText);
  const text = useText(listText);
  const may = useMayWatcher();
  if (!may('watcher:update', 'somewhere')) return {};
  const run = (rows: readonly WatchedContainer[]) => {
    const targets = targetsOf(rows.filter((row) => may('watcher:update', row)));
    if (targets.length === 0) showToast({ kind: 'info', title: text('noneOnOffer') });
    askUpdate(targets);
  };
  return { bulkActions: [{ id: 'update', label: words('update'), run }] };
}

function useRowShortcuts() {
  const words = useText(watcherText);
  const may = useMayWatcher();
  const { check } = useWatchedActions();
  const where = (permission: 'watcher:update' | 'watcher:operate', run: (row: WatchedContainer) => void) =>
    may(permission, 'somewhere')
      ? [(row: WatchedContainer) => (may(permission, row) ? run(row) : undefined)]
      : [];
  return [
    ...where('watcher:update', (row) => askUpdate(targetsOf([row]))).map((run) => ({
      key: 'u',
      label: words('update'),
      run,
    })),
    ...where('watcher:operate', (row) => void check(row)).map((run) => ({
      key: 'c',
      label: words('checkNow'),
      run,
    })),
  ];
}

function NoContainers() {
  const text = useText(listText);
  const maySee = useMay()('containers:read', 'somewhere');
  return (
    <EmptyState
      title={text('emptyTitle')}
      action={maySee && <PageLink to="/containers">{text('seeContainers')}</PageLink>}
    >
      {text('emptyHint')}
    </EmptyState>
  );
}

function NoMatch() {
  const text = useText(listText);
  const { change } = useListAddress();
  const clear = () => change({ q: undefined, state: undefined, level: undefined, stack: undefined });
  return (
    <EmptyState title={text('noMatch')} action={<Button onClick={clear}>{text('clearFilter')}</Button>} />
  );
}
