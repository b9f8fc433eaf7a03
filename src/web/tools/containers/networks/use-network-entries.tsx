import LinkIcon from 'lucide-react/icons/link';
import TrashIcon from 'lucide-react/icons/trash-2';
import type { NetworkSummary } from '#contracts/containers/networks.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { networkQuestion } from './network-dialogs.tsx';
import { networksText } from './networks-text.ts';

/** What may be done with a network. */
export function useNetworkEntries(): (network: NetworkSummary) => readonly MenuEntry[] {
  const text = useText(networksText);
  const common = useText(resourcesText);
  const may = useMay();
  return (network) => {
    const connect: MenuEntry = {
      label: text('connect'),
      icon: <LinkIcon />,
      onSelect: () => networkQuestion.set({ ask: 'connect', network }),
    };
    const remove: MenuEntry = {
      label: common('removeChosen'),
      icon: <TrashIcon />,
      danger: true,
      disabled: network.protection !== null,
      hint: network.protection ?? undefined,
      onSelect: () => networkQuestion.set({ ask: 'remove', host: network.host, which: [network.id] }),
    };
    const takesContainers = network.name !== 'host' && network.name !== 'none';
    return [
      ...(may('containers:edit', network) && takesContainers ? [connect] : []),
      ...(may('containers:remove', network) ? [remove] : []),
    ];
  };
}
