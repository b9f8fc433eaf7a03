import { useQuery } from '@tanstack/react-query';
import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import { titleIn } from '#contracts/notify/in-language.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { notifyApi, useLiveAlerts } from '../live.ts';
import { notifyText } from '../notify-text.ts';
import { deliveriesText } from './deliveries-text.ts';
import { DeliveryDetails } from './delivery-details.tsx';
import { deliveryMarks } from './delivery-marks.ts';
import { useDestinationName } from './use-destination-name.ts';
import { useDeliveryDecisions } from './use-delivery-decisions.ts';

/** One message: what it said, every try to send it, and what it was about. */
export function DeliveryDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const text = useText(deliveriesText);
  const words = useText(notifyText);
  const language = useLanguage();
  const nameOf = useDestinationName();
  const { waiting, dead } = useLiveAlerts();
  const query = useQuery({
    // Read anew when the live stream counts differently.
    queryKey: ['notify', 'delivery', id, waiting, dead],
    queryFn: ({ signal }) => notifyApi.delivery({ params: { id } }, { signal }),
    placeholderData: (before) => before,
    staleTime: 0,
  });
  const { data } = query;
  const decisions = useDeliveryDecisions();
  const items = data ? decisions(data.delivery) : [];
  return (
    <Drawer
      open
      onClose={onClose}
      title={data ? titleIn(language, data.delivery) : id}
      subtitle={data && nameOf(data.delivery)}
      badge={
        data && <StateBadge state={deliveryMarks[data.delivery.state]} word={text(data.delivery.state)} />
      }
      actions={
        items.length > 0 && (
          <Menu
            label={words('actions')}
            items={items}
            trigger={<IconButton label={words('actions')} icon={<MoreIcon />} variant="quiet" />}
          />
        )
      }
    >
      <div data-tool="notify" className="p-4">
        {query.error && (
          <ErrorState
            title={words('couldNotRead')}
            {...explain(query.error, words('couldNotRead'))}
            onRetry={() => void query.refetch()}
          />
        )}
        {query.isPending && <Loading rows={6} />}
        {data && <DeliveryDetails details={data} />}
      </div>
    </Drawer>
  );
}
