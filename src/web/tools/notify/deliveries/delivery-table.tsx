import type { Delivery, DeliveryState } from '#contracts/notify/deliveries.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { useMayNotify } from '../use-may-notify.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { type State, StateBadge } from '../../../ui/state-badge.tsx';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { notifyText } from '../notify-text.ts';
import type { DeliveriesQuery } from './deliveries-page.tsx';
import { deliveriesText } from './deliveries-text.ts';
import { decideDelivery } from './delivery-actions.ts';

export const deliveryMarks: Readonly<Record<DeliveryState, State>> = {
  waiting: 'paused',
  sending: 'working',
  sent: 'up',
  merged: 'up',
  dead: 'down',
  dropped: 'stopped',
};

export function DeliveryTable({
  tableId,
  query,
  onOpen,
  openKey,
}: {
  tableId: string;
  query: DeliveriesQuery;
  onOpen: (id: string) => void;
  openKey: string | undefined;
}) {
  const text = useText(deliveriesText);
  const words = useText(notifyText);
  const mayRespond = useMayNotify()('notify:respond');
  const decide = (decision: 'resend' | 'drop', id: string) => ({
    label: text(decision),
    onSelect: () => void decideDelivery(id, decision, words('notDone')),
  });
  return (
    <DataTable<Delivery>
      tableId={tableId}
      label={words('deliveries')}
      rows={(query.data?.pages ?? []).flatMap(({ deliveries }) => deliveries)}
      rowKey={({ id }) => id}
      rowName={({ title }) => title}
      columns={useColumns()}
      onOpen={({ id }) => onOpen(id)}
      openKey={openKey}
      rowActions={({ id, state }) => {
        if (!mayRespond || state === 'sending') return [];
        const isOpen = state === 'dead' || state === 'waiting';
        return isOpen ? [decide('resend', id), decide('drop', id)] : [decide('resend', id)];
      }}
      version={({ state, attempts }) => `${state}${attempts}`}
      loading={query.isPending}
      error={query.error ? explain(query.error, words('couldNotRead')) : undefined}
      onRetry={() => void query.refetch()}
      empty={<EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>}
    />
  );
}

function useColumns(): readonly Column<Delivery>[] {
  const text = useText(deliveriesText);
  const words = useText(notifyText);
  return [
    {
      id: 'state',
      header: words('state'),
      width: 150,
      card: 'state',
      cell: ({ state }) => <StateBadge state={deliveryMarks[state]} word={text(state)} />,
    },
    {
      id: 'title',
      header: text('message'),
      width: 240,
      grow: 3,
      card: 'title',
      fixed: true,
      cell: ({ title }) => <span className="font-medium">{title}</span>,
    },
    {
      id: 'to',
      header: text('destination'),
      width: 140,
      grow: 1,
      cell: ({ destinationName }) => destinationName,
    },
    {
      id: 'made',
      header: text('made'),
      width: 110,
      cell: ({ createdAtMs }) => <RelativeTime atMs={createdAtMs} />,
    },
    { id: 'tries', header: text('tries'), width: 80, align: 'end', cell: ({ attempts }) => attempts },
    {
      id: 'error',
      header: text('error'),
      width: 200,
      grow: 2,
      cell: ({ lastError }) => <span className="text-muted">{lastError}</span>,
    },
  ];
}
