import type { NetworkMember, NetworkSummary } from '#contracts/containers/networks.ts';
import { createStore, useStore } from '../../../shell/store.ts';
import { ConnectDialog } from './connect-dialog.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { NewNetworkDialog } from './new-network-dialog.tsx';
import { RemoveNetworksDialog } from './remove-networks-dialog.tsx';

/** What is being asked about networks; one question at a time. */
type NetworkQuestion =
  | { readonly ask: 'create' }
  | { readonly ask: 'connect'; readonly network: NetworkSummary }
  | { readonly ask: 'disconnect'; readonly network: NetworkSummary; readonly member: NetworkMember }
  | { readonly ask: 'remove'; readonly host: string; readonly which: 'unused' | readonly string[] };

export const networkQuestion = createStore<NetworkQuestion | null>(null);

/** The dialog of the question that is open. */
export function NetworkQuestionDialog() {
  const question = useStore(networkQuestion);
  const close = () => networkQuestion.set(null);
  switch (question?.ask) {
    case 'create':
      return <NewNetworkDialog onClose={close} />;
    case 'connect':
      return <ConnectDialog network={question.network} onClose={close} />;
    case 'disconnect':
      return <DisconnectDialog network={question.network} member={question.member} onClose={close} />;
    case 'remove':
      return <RemoveNetworksDialog host={question.host} which={question.which} onClose={close} />;
    case undefined:
      return null;
  }
}
