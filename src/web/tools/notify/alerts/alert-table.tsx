import type { Alert } from '#contracts/notify/alert.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useConnection } from '../../../shell/connection.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import { Select } from '../../../ui/select.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { useLiveAlerts } from '../live.ts';
import { notifyText } from '../notify-text.ts';
import { useAlertEntries } from '../use-alert-entries.ts';
import { useAlertColumns } from './alert-columns.tsx';
import { type AlertSearch, moods, severities } from './alert-search.ts';
import { SeverityFilter } from './severity-filter.tsx';

interface Props {
  rows: readonly Alert[];
  search: AlertSearch;
  change: (next: Partial<AlertSearch>, replace?: boolean) => void;
}

export function AlertTable({ rows, search, change }: Props) {
  const text = useText(notifyText);
  const live = useLiveAlerts();
  const columns = useAlertColumns();
  const { entries, acknowledge, acknowledgeAll, snooze, mayRespond } = useAlertEntries();
  const isOffline = useConnection('notify').state === 'offline';
  const group =
    search.group === 'severity'
      ? { key: ({ severity }: Alert) => severity, label: (key: string) => text(severityOf(key)) }
      : { key: hostOf, label: (key: string) => key || text('noHost') };
  return (
    <DataTable<Alert>
      tableId="alerts"
      label={text('alerts')}
      rows={rows}
      rowKey={({ fingerprint }) => fingerprint}
      rowName={({ title }) => title}
      columns={columns}
      filter={search.q ?? ''}
      onFilterChange={(q) => change({ q: q || undefined })}
      groupBy={group}
      onOpen={({ fingerprint }) => change({ alert: fingerprint }, false)}
      openKey={search.alert}
      rowActions={entries}
      bulkActions={mayRespond ? [{ id: 'acknowledge', label: text('acknowledge'), run: acknowledgeAll }] : []}
      rowShortcuts={
        mayRespond
          ? [
              { key: 'a', label: text('acknowledge'), run: acknowledge },
              { key: 's', label: `${text('snoozeFor')}: ${text('hour')}`, run: (row) => snooze(row, 'hour') },
            ]
          : []
      }
      version={({ state, suppressedBy }) => `${state}${suppressedBy.length}`}
      isStale={isOffline && live.loaded}
      loading={!live.loaded}
      toolbar={<Filters search={search} change={change} />}
      empty={<NothingHere change={change} />}
    />
  );
}

function hostOf({ labels }: Alert): string {
  return labels['host'] ?? labels['instance'] ?? '';
}

function severityOf(key: string): (typeof severities)[number] {
  return severities.find((one) => one === key) ?? 'info';
}

function Filters({ search, change }: Omit<Props, 'rows'>) {
  const text = useText(notifyText);
  const any = { value: 'any', label: text('anyState') };
  return (
    <>
      <Select
        label={text('state')}
        hideLabel
        value={search.state ?? 'any'}
        onChange={(value) => change({ state: moods.find((mood) => mood === value) })}
        options={[any, ...moods.map((mood) => ({ value: mood, label: text(mood) }))]}
      />
      <SeverityFilter value={search.severity} onChange={(severity) => change({ severity })} />
      <Select
        label={text('grouping')}
        hideLabel
        value={search.group ?? 'host'}
        onChange={(value) => change({ group: value === 'severity' ? 'severity' : undefined })}
        options={[
          { value: 'host', label: text('byHost') },
          { value: 'severity', label: text('bySeverity') },
        ]}
      />
    </>
  );
}

function NothingHere({ change }: Pick<Props, 'change'>) {
  const text = useText(notifyText);
  if (useLiveAlerts().alerts.size === 0)
    return (
      <EmptyState
        title={text('emptyTitle')}
        action={<PageLink to="/notify/channels">{text('addChannel')}</PageLink>}
      >
        {text('emptyHint')}
      </EmptyState>
    );
  const clear = () => change({ q: undefined, state: undefined, severity: undefined });
  return (
    <EmptyState title={text('noMatch')} action={<Button onClick={clear}>{text('clearFilter')}</Button>} />
  );
}
