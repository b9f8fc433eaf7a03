import { useMemo, useState } from 'react';
import type { MonitorRow } from '#contracts/pulse/monitor.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useConnection } from '../../../shell/connection.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type BulkAction, DataTable } from '../../../ui/table/data-table.tsx';
import { useLivePulse } from '../live.ts';
import { pulseText } from '../pulse-text.ts';
import { useMayPulse } from '../use-may-pulse.ts';
import { useMonitorActions } from '../use-monitor-actions.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { FirstMonitor } from './first-monitor.tsx';
import { shownMonitors } from './list-search.ts';
import { listText } from './list-text.ts';
import { useMonitorColumns } from './monitor-columns.tsx';
import { MonitorFilters } from './monitor-filters.tsx';
import { useListAddress } from './use-list-address.ts';
import { useMonitorEntries } from './use-monitor-entries.tsx';

export function MonitorTable({ openId }: { openId: string | undefined }) {
  const text = useText(pulseText);
  const live = useLivePulse();
  const address = useListAddress();
  const { search, change } = address;
  const { state, kind, tag } = search;
  const all = useMemo(() => [...live.monitors.values()], [live.monitors]);
  const rows = useMemo(() => shownMonitors(all, { state, kind, tag }), [all, state, kind, tag]);
  const [edited, setEdited] = useState<readonly MonitorRow[]>([]);
  const isOffline = useConnection('pulse').state === 'offline';
  return (
    <>
      <DataTable<MonitorRow>
        tableId="monitors"
        label={text('monitors')}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        columns={useMonitorColumns()}
        filter={search.q ?? ''}
        onFilterChange={(q) => change({ q: q || undefined })}
        sort={address.sort}
        onSortChange={address.changeSort}
        onOpen={({ id }) => address.open(id)}
        openKey={openId}
        {...useRowActions()}
        bulkActions={useBulkActions(setEdited)}
        rowShortcuts={useRowShortcuts()}
        version={({ status }) => status}
        isStale={isOffline && live.loaded}
        loading={!live.loaded}
        toolbar={<MonitorFilters rows={all} search={search} change={change} />}
        empty={all.length === 0 ? <FirstMonitor /> : <NoMatch />}
      />
      {edited.length > 0 && <BulkDialog monitors={edited} onClose={() => setEdited([])} />}
    </>
  );
}

/** Whoever only looks has no menus, which would be empty. */
function useRowActions() {
  const may = useMayPulse();
  const rowActions = useMonitorEntries();
  return may('pulse:operate', 'somewhere') || may('pulse:configure', 'everywhere') ? { rowActions } : {};
}

function useBulkActions(edit: (rows: readonly MonitorRow[]) => void): BulkAction<MonitorRow>[] {
  const text = useText(pulseText);
  const words = useText(listText);
  const may = useMayPulse();
  const actions = useMonitorActions();
  const operates: BulkAction<MonitorRow>[] = may('pulse:operate', 'somewhere')
    ? [
        { id: 'pause', label: text('pause'), run: (rows) => void actions.pause(rows) },
        { id: 'resume', label: text('resume'), run: (rows) => void actions.resume(rows) },
      ]
    : [];
  if (!may('pulse:configure', 'everywhere')) return operates;
  return [
    ...operates,
    { id: 'edit', label: words('editMany'), run: edit },
    { id: 'remove', label: text('remove'), danger: true, run: (rows) => void actions.remove(rows) },
  ];
}

function useRowShortcuts() {
  const text = useText(pulseText);
  const may = useMayPulse();
  const actions = useMonitorActions();
  const { edit } = useListAddress();
  if (!may('pulse:operate', 'somewhere')) return [];
  const whereAllowed = (run: (row: MonitorRow) => void) => (row: MonitorRow) => {
    if (may('pulse:operate', row)) run(row);
  };
  const operates = [
    { key: 'c', label: text('checkNow'), run: whereAllowed((row) => void actions.checkNow(row)) },
    {
      key: 'p',
      label: `${text('pause')} / ${text('resume')}`,
      run: whereAllowed(
        (row) => void (row.state === 'paused' ? actions.resume([row]) : actions.pause([row])),
      ),
    },
  ];
  if (!may('pulse:configure', 'everywhere')) return operates;
  return [...operates, { key: 'e', label: text('edit'), run: ({ id }: MonitorRow) => edit(id) }];
}

function NoMatch() {
  const text = useText(listText);
  const { change } = useListAddress();
  const clear = () => change({ q: undefined, state: undefined, kind: undefined, tag: undefined });
  return (
    <EmptyState title={text('noMatch')} action={<Button onClick={clear}>{text('clearFilter')}</Button>} />
  );
}
