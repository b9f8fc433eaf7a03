import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import { useMayNotify } from '../use-may-notify.ts';
import { Button } from '../../../ui/button.tsx';
import { notifyApi, useLiveAlerts } from '../live.ts';
import { NotifyPage } from '../notify-page.tsx';
import { notifyText } from '../notify-text.ts';
import { deliveriesText } from './deliveries-text.ts';
import { resendDead } from './delivery-actions.ts';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { DeliveryTable } from './delivery-table.tsx';

/** Every message; first those that wait for a decision. */
export function DeliveriesPage() {
  const text = useText(deliveriesText);
  const words = useText(notifyText);
  const mayRespond = useMayNotify()('notify:respond', 'everywhere');
  const { delivery }: { delivery?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const open = (id: string | undefined) =>
    void navigate({ to: '/notify/deliveries', search: { delivery: id } });
  const { dead, waiting } = useLiveAlerts();
  const given = useDeliveries('dead', dead);
  const all = useDeliveries('all', dead + waiting);
  const deadRows = given.data?.pages.flatMap(({ deliveries }) => deliveries) ?? [];
  return (
    <NotifyPage section="deliveries">
      {deadRows.length > 0 && (
        <section className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 className="text-md font-semibold text-down">{text('deadTitle')}</h2>
            {mayRespond && (
              <Button onClick={() => void resendDead(words('notDone'))}>{text('resendAll')}</Button>
            )}
          </div>
          <DeliveryTable tableId="dead-deliveries" query={given} onOpen={open} openKey={delivery} />
        </section>
      )}
      <h2 className="text-md font-semibold">{text('all')}</h2>
      <DeliveryTable tableId="deliveries" query={all} onOpen={open} openKey={delivery} />
      {all.hasNextPage && (
        <Button busy={all.isFetchingNextPage} onClick={() => void all.fetchNextPage()}>
          {words('more')}
        </Button>
      )}
      {delivery !== undefined && <DeliveryDrawer id={delivery} onClose={() => open(undefined)} />}
    </NotifyPage>
  );
}

/** Read anew when the live stream counts differently. */
function useDeliveries(which: 'dead' | 'all', version: number) {
  return useInfiniteQuery({
    queryKey: ['notify', 'deliveries', which, version],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      notifyApi.deliveries(
        { query: { state: which === 'dead' ? ['dead'] : [], ...(pageParam && { before: pageParam }) } },
        { signal },
      ),
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}

export type DeliveriesQuery = ReturnType<typeof useDeliveries>;
