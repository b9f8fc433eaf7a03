import { useQuery } from '@tanstack/react-query';
import { useText } from '../../../i18n/use-text.ts';
import { CommandLine } from '../../../shell/command-line.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { containersApi } from '../live.ts';
import { GoingList } from '../resources/going-list.tsx';
import { KeptList } from '../resources/kept-list.tsx';
import { watchedOperation } from '../resources/operation-dialog.tsx';
import { RemovalNotice } from '../resources/removal-notice.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { networksText } from './networks-text.ts';

interface RemoveNetworksProps {
  host: string;
  which: 'unused' | readonly string[];
  onClose: () => void;
}

/** Names each network that goes, then removes exactly these. */
export function RemoveNetworksDialog({ host, which, onClose }: RemoveNetworksProps) {
  const text = useText(networksText);
  const common = useText(resourcesText);
  const preview = useQuery({
    queryKey: ['containers', 'network-removal', host, which],
    queryFn: ({ signal }) =>
      containersApi.previewNetworkRemoval(
        { params: { host }, body: { which: which === 'unused' ? which : [...which] } },
        { signal },
      ),
    staleTime: 0,
    gcTime: 0,
  });
  const removes = preview.data?.removes ?? [];
  const kept = (preview.data?.keeps ?? []).map((network) => ({ ...network, key: network.id }));
  if (!preview.data || removes.length === 0) {
    return <RemovalNotice preview={preview} kept={kept} onClose={onClose} />;
  }
  const remove = async () => {
    const networks = removes.map(({ id }) => id);
    watchedOperation.set(
      await containersApi.removeNetworks({ params: { host }, query: {}, body: { networks } }),
    );
  };
  return (
    <Confirm
      open
      danger
      onClose={onClose}
      onConfirm={remove}
      title={text('removeTitle', { count: removes.length })}
      action={common('remove')}
    >
      <div className="flex flex-col gap-3">
        <GoingList
          lines={removes.map(({ name, stack }) => (stack ? text('removesStack', { name, stack }) : name))}
        />
        <p className="text-muted">{text('wayBackRemove')}</p>
        <KeptList kept={kept} />
        <CommandLine label={common('sameInDocker')} command={preview.data.command} />
      </div>
    </Confirm>
  );
}
