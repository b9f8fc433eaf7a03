import type { Delivery } from '#contracts/notify/deliveries.ts';
import { titleIn, wordsIn } from '#contracts/notify/in-language.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { notifyText } from '../notify-text.ts';
import type { DeliveriesQuery } from './deliveries-page.tsx';
import { deliveriesText } from './deliveries-text.ts';
import { deliveryMarks } from './delivery-marks.ts';
import { useDestinationName } from './use-destination-name.ts';
import { useDeliveryDecisions } from './use-delivery-decisions.ts';

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
  const language = useLanguage();
  const decisions = useDeliveryDecisions();
  return (
    <DataTable<Delivery>
      tableId={tableId}
      label={words('deliveries')}
      rows={(query.data?.pages ?? []).flatMap(({ deliveries }) =>
        deliveries.map((delivery) => ({ ...delivery, title: titleIn(language, delivery) })),
      )}
      rowKey={({ id }) => id}
      rowName={({ title }) => title}
      columns={useColumns()}
      onOpen={({ id }) => onOpen(id)}
      openKey={openKey}
      rowActions={decisions}
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
  const language = useLanguage();
  const nameOf = useDestinationName();
  const words = useText(notifyText);
  return [
    stateColumn({
      header: words('state'),
      width: 150,
      mark: ({ state }) => deliveryMarks[state],
      word: ({ state }) => text(state),
    }),
    textColumn({
      id: 'title',
      header: text('message'),
      width: 240,
      grow: 3,
      card: 'title',
      fixed: true,
      className: 'font-medium',
      value: ({ title }) => title,
    }),
    textColumn({
      id: 'to',
      header: text('destination'),
      width: 140,
      grow: 1,
      value: nameOf,
    }),
    {
      id: 'made',
      header: text('made'),
      width: 110,
      value: ({ createdAtMs }) => createdAtMs,
      cell: ({ createdAtMs }) => <RelativeTime atMs={createdAtMs} />,
    },
    {
      id: 'tries',
      header: text('tries'),
      width: 80,
      align: 'end',
      card: 'none',
      value: ({ attempts }) => attempts,
      cell: ({ attempts }) => attempts,
    },
    textColumn({
      id: 'error',
      header: text('error'),
      width: 200,
      grow: 2,
      className: 'text-muted',
      value: ({ lastError, lastErrorEs }) => wordsIn(language, lastError, lastErrorEs) ?? '',
    }),
  ];
}
