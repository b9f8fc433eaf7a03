import type { WindowNow } from '#contracts/pulse/maintenance.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { State } from '../../../ui/state-badge.tsx';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { pulseText } from '../pulse-text.ts';
import { useMayPulse } from '../use-may-pulse.ts';
import { useWindows } from './maintenance-queries.ts';
import { maintenanceText } from './maintenance-text.ts';
import { useWindowEntries } from './use-window-entries.ts';
import { useWindowWords } from './use-window-words.ts';

const marks: Readonly<Record<WindowNow['state'], State>> = {
  active: 'working',
  scheduled: 'noted',
  over: 'up',
  disabled: 'paused',
};

interface Props {
  onEdit: (window: WindowNow) => void;
  onNew: () => void;
}

export function WindowTable({ onEdit, onNew }: Props) {
  const text = useText(maintenanceText);
  const mayOperate = useMayPulse()('pulse:operate', 'everywhere');
  const query = useWindows();
  const entries = useWindowEntries(onEdit);
  return (
    <DataTable<WindowNow>
      tableId="maintenance"
      label={text('windows')}
      rows={query.data ?? []}
      rowKey={({ id }) => id}
      rowName={({ name }) => name}
      columns={useColumns()}
      {...(mayOperate && { rowActions: entries, onOpen: onEdit })}
      version={({ state, updatedAtMs }) => `${state}${updatedAtMs}`}
      loading={query.isPending}
      error={query.data ? undefined : query.error}
      onRetry={() => void query.refetch()}
      empty={
        <EmptyState
          title={text('emptyTitle')}
          action={mayOperate && <Button onClick={onNew}>{text('newWindow')}</Button>}
        >
          {text('emptyHint')}
        </EmptyState>
      }
    />
  );
}

function useColumns(): readonly Column<WindowNow>[] {
  const text = useText(maintenanceText);
  const words = useText(pulseText);
  const spell = useWindowWords();
  return [
    stateColumn({
      header: words('state'),
      width: 130,
      mark: ({ state }) => marks[state],
      word: ({ state }) => text(state),
    }),
    textColumn({
      id: 'name',
      header: words('name'),
      width: 160,
      grow: 1,
      card: 'title',
      className: 'font-medium',
      value: ({ name }) => name,
    }),
    textColumn({
      id: 'when',
      header: text('when'),
      width: 220,
      grow: 2,
      value: ({ schedule }) => spell.schedule(schedule),
    }),
    textColumn({
      id: 'next',
      header: text('next'),
      width: 250,
      grow: 1,
      card: 'none',
      className: 'text-muted',
      value: ({ occurrence, schedule }) =>
        occurrence && schedule.kind !== 'once' ? spell.occurrence(occurrence) : '',
    }),
    {
      id: 'about',
      header: text('about'),
      width: 110,
      value: ({ matching }) => matching,
      cell: ({ matching, isForAll }) => (isForAll ? text('forAll') : text('count', { count: matching })),
    },
  ];
}
