import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Destination } from '#contracts/notify/destinations.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMayNotify } from '../use-may-notify.ts';
import { Button } from '../../../ui/button.tsx';
import { notifyApi } from '../live.ts';
import { NotifyPage } from '../notify-page.tsx';
import { ChannelTable } from './channel-table.tsx';
import { channelsText } from './channels-text.ts';
import { useDeviceButton } from './device-button.tsx';
import { ChannelDialog } from './channel-dialog.tsx';

/** Where messages can go, and whether it works. */
export function ChannelsPage() {
  const text = useText(channelsText);
  const may = useMayNotify();
  const mayConfigure = may('notify:configure', 'everywhere');
  const mayRespond = may('notify:respond', 'everywhere');
  const device = useDeviceButton();
  const query = useDestinations();
  const kinds = useQuery({
    queryKey: ['notify', 'channel-kinds'],
    queryFn: ({ signal }) => notifyApi.channelKinds({}, { signal }),
  });
  const templates = useQuery({
    queryKey: ['notify', 'templates'],
    queryFn: ({ signal }) => notifyApi.templates({}, { signal }),
  });
  const [open, setOpen] = useState<'new' | Destination | null>(null);
  return (
    <NotifyPage
      section="channels"
      actions={
        <span className="flex flex-wrap gap-2">
          {mayRespond && device.button}
          {mayConfigure && (
            <Button variant="primary" disabled={!kinds.data} onClick={() => setOpen('new')}>
              {text('newChannel')}
            </Button>
          )}
        </span>
      }
    >
      {device.note}
      <ChannelTable query={query} kinds={kinds.data ?? []} onEdit={setOpen} />
      {mayConfigure && open !== null && kinds.data && (
        <ChannelDialog
          destination={open === 'new' ? null : open}
          others={(query.data ?? []).filter((one) => open === 'new' || one.id !== open.id)}
          kinds={kinds.data}
          templates={templates.data?.templates ?? []}
          onClose={() => setOpen(null)}
        />
      )}
    </NotifyPage>
  );
}

function useDestinations() {
  return useQuery({
    queryKey: ['notify', 'destinations'],
    queryFn: ({ signal }) => notifyApi.destinations({}, { signal }),
    refetchInterval: 15_000,
  });
}

export type DestinationsQuery = ReturnType<typeof useDestinations>;
