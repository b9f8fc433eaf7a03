import type { ChannelKind, Destination } from '#contracts/notify/destinations.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { queryClient } from '../../../shell/session.ts';
import { useMayNotify } from '../use-may-notify.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useNow } from '../../../ui/format/use-now.ts';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { notifyApi } from '../live.ts';
import { notifyText } from '../notify-text.ts';
import type { DestinationsQuery } from './channels-page.tsx';
import { channelsText } from './channels-text.ts';
import { healthMarks, useHealthWords } from './health-words.ts';

interface Props {
  query: DestinationsQuery;
  kinds: readonly ChannelKind[];
  onEdit: (destination: Destination) => void;
}

export function ChannelTable({ query, kinds, onEdit }: Props) {
  const text = useText(channelsText);
  const words = useText(notifyText);
  const mayConfigure = useMayNotify()('notify:configure', 'everywhere');
  const remove = ({ id, name }: Destination) =>
    askConfirm(
      {
        title: text('removeTitle', { name }),
        action: text('removeAction'),
        loses: [text('removeLoss')],
        danger: true,
      },
      async () => {
        await notifyApi.removeDestination({ params: { id } });
        await queryClient.invalidateQueries({ queryKey: ['notify', 'destinations'] });
      },
    );
  return (
    <DataTable<Destination>
      tableId="destinations"
      label={words('channels')}
      rows={query.data ?? []}
      rowKey={({ id }) => id}
      rowName={({ name }) => name}
      columns={useColumns(kinds)}
      onOpen={(destination) => mayConfigure && onEdit(destination)}
      rowActions={(destination) =>
        mayConfigure
          ? [
              { label: text('edit'), onSelect: () => onEdit(destination) },
              { label: text('remove'), danger: true, onSelect: () => void remove(destination) },
            ]
          : []
      }
      version={({ health }) => health.state}
      loading={query.isPending}
      error={query.error ? explain(query.error, words('couldNotRead')) : undefined}
      onRetry={() => void query.refetch()}
      empty={<EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>}
    />
  );
}

function useColumns(kinds: readonly ChannelKind[]): readonly Column<Destination>[] {
  const text = useText(channelsText);
  const words = useText(notifyText);
  const spell = useHealthWords();
  const nowMs = useNow();
  const kindOf = ({ kind }: Destination) => kinds.find(({ id }) => id === kind)?.title ?? kind;
  return [
    stateColumn({
      header: words('state'),
      width: 150,
      mark: ({ health }) => healthMarks[health.state],
      word: ({ health }) => text(health.state),
    }),
    textColumn({
      id: 'name',
      header: text('name'),
      width: 180,
      grow: 1,
      card: 'title',
      fixed: true,
      className: 'font-medium',
      value: ({ name }) => name,
    }),
    { id: 'kind', header: text('kind'), width: 120, value: kindOf, cell: kindOf },
    textColumn({
      id: 'health',
      header: text('health'),
      width: 260,
      grow: 3,
      className: 'text-muted',
      value: ({ health }) => spell(health, nowMs),
    }),
  ];
}
