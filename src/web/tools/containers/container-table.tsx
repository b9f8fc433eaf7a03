import { Link, useParams } from '@tanstack/react-router';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { type ContainerRow, useContainerColumns } from './container-columns.tsx';
import { wantsAttention } from './container-state.ts';
import { containersText } from './containers-text.ts';
import { useLive } from './live.ts';
import { ListFilters } from './list-filters.tsx';
import { stackPath } from './stacks/stack-path.ts';
import { type ListFilter } from './rows.ts';
import { useContainerActions } from './use-container-actions.tsx';
import { useListAddress } from './use-list-address.ts';

export function ContainerTable({
  rows,
  filter,
  isStale,
}: {
  rows: readonly ContainerRow[];
  filter: ListFilter;
  isStale: boolean;
}) {
  const text = useText(containersText);
  const live = useLive();
  const columns = useContainerColumns();
  const actions = useContainerActions();
  const may = useMay();
  const mayOpenTerminal = (container: ContainerSummary) => may('containers:terminal', resourceOf(container));
  const { search, change, sort, changeSort, open } = useListAddress();
  const openId = useParams({ strict: false, select: ({ id }) => id });
  return (
    <DataTable
      tableId="containers"
      label={text('containers')}
      rows={rows}
      rowKey={({ container }) => container.id}
      rowName={({ container }) => container.name}
      columns={columns}
      filter={search.q ?? ''}
      onFilterChange={(q) => change({ q: q || undefined })}
      sort={sort}
      onSortChange={changeSort}
      groupBy={
        search.flat
          ? undefined
          : {
              key: groupOf,
              label: (key) => key || text('noStack'),
              detail: groupDetail,
            }
      }
      onOpen={({ container }) => open(container)}
      openKey={openId}
      rowActions={({ container }) => [
        { label: text('logs'), shortcut: 'l', onSelect: () => open(container, 'logs') },
        ...(mayOpenTerminal(container)
          ? [{ label: text('terminal'), shortcut: 't', onSelect: () => open(container, 'terminal') }]
          : []),
        'separator',
        ...actions.entries(container),
      ]}
      bulkActions={
        actions.mayOperate
          ? (['start', 'stop', 'restart'] as const).map((action) => ({
              id: action,
              label: text(action),
              run: (selected: readonly ContainerRow[]) => void actions.run(action, selected.map(containerOf)),
            }))
          : []
      }
      rowShortcuts={[
        { key: 'l', label: text('logs'), run: ({ container }) => open(container, 'logs') },
        {
          key: 't',
          label: text('terminal'),
          run: ({ container }) => mayOpenTerminal(container) && open(container, 'terminal'),
        },
        {
          key: 'r',
          label: text('restart'),
          run: ({ container }) => void actions.run('restart', [container]),
        },
      ]}
      version={({ container }) => `${container.state}${container.health}${container.startedAtMs}`}
      isStale={isStale && live.loaded}
      loading={!live.loaded}
      toolbar={<ListFilters filter={filter} />}
      empty={<NothingHere />}
    />
  );
}

function containerOf({ container }: ContainerRow) {
  return container;
}

function groupOf({ container }: ContainerRow): string {
  return container.stack?.name ?? '';
}

function groupDetail(_: string, rows: readonly ContainerRow[]) {
  return <GroupDetail rows={rows} />;
}

function GroupDetail({ rows }: { rows: readonly ContainerRow[] }) {
  const text = useText(containersText);
  const wanting = rows.filter(({ container }) => wantsAttention(container)).length;
  const { host = '', stack = null } = rows[0]?.container ?? {};
  return (
    <span className="flex min-w-0 items-center gap-3 text-sm text-muted">
      {stack?.workingDirectory && (
        <span className="hidden truncate font-mono sm:inline">{stack.workingDirectory}</span>
      )}
      <span className="whitespace-nowrap">{text('services', { count: rows.length })}</span>
      <span className={wanting > 0 ? 'whitespace-nowrap text-degraded' : 'whitespace-nowrap'}>
        {wanting > 0 ? text('unhealthyCount', { count: wanting }) : text('allWell')}
      </span>
      {stack && (
        <Link
          to={stackPath({ host, stack: stack.name })}
          className="flex items-center gap-1 whitespace-nowrap text-accent-ink hover:underline pointer-coarse:min-h-10"
        >
          {text('stack')} <span className="sr-only">{stack.name}</span>
          <span aria-hidden>›</span>
        </Link>
      )}
    </span>
  );
}

function NothingHere() {
  const text = useText(containersText);
  const live = useLive();
  const { change } = useListAddress();
  if (live.hosts.length === 0)
    return <EmptyState title={text('nothingGranted')}>{text('nothingGrantedHint')}</EmptyState>;
  if (live.containers.size === 0)
    return <EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>;
  const clear = () => change({ q: undefined, stack: undefined, state: undefined });
  return (
    <EmptyState title={text('noMatchTitle')} action={<Button onClick={clear}>{text('clearFilter')}</Button>}>
      {text('noMatchHint')}
    </EmptyState>
  );
}
