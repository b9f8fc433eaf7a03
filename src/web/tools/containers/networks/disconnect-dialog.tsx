import { useQuery } from '@tanstack/react-query';
import type { NetworkMember, NetworkSummary } from '#contracts/containers/networks.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CommandLine } from '../../../shell/command-line.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { containersApi } from '../live.ts';
import { expectDone } from '../resources/expect-done.ts';
import { resourcesText } from '../resources/resources-text.ts';
import { refreshNetworks } from './networks-queries.ts';
import { networksText } from './networks-text.ts';

/** Says first what stops working. */
export function DisconnectDialog(props: {
  network: NetworkSummary;
  member: NetworkMember;
  onClose: () => void;
}) {
  const { network, member, onClose } = props;
  const text = useText(networksText);
  const common = useText(resourcesText);
  const params = { host: network.host, network: network.id };
  const preview = useQuery({
    queryKey: ['containers', 'disconnection', network.host, network.id, member.id],
    queryFn: ({ signal }) =>
      containersApi.previewDisconnection({ params: { ...params, container: member.id } }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const title = text('disconnectTitle', { name: member.name, network: network.name });
  if (!preview.data) {
    return (
      <Dialog open size="sm" onClose={onClose} title={title}>
        {preview.error ? <ErrorNote error={preview.error} /> : <Loading rows={3} />}
      </Dialog>
    );
  }
  const { breaks, command } = preview.data;
  const leave = async () => {
    expectDone(await containersApi.disconnectContainer({ params, body: { container: member.id } }));
    await refreshNetworks();
  };
  return (
    <Confirm
      open
      danger={breaks.length > 0}
      onClose={onClose}
      onConfirm={leave}
      title={title}
      action={text('disconnect')}
      stops={breaks}
      wayBack={text('wayBackConnect')}
    >
      <div className="flex flex-col gap-3">
        {breaks.length === 0 && <p>{text('breaksNothing')}</p>}
        <CommandLine label={common('sameInDocker')} command={command} />
      </div>
    </Confirm>
  );
}
