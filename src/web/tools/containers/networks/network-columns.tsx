import type { NetworkSummary } from '#contracts/containers/networks.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Column } from '../../../ui/table/data-table.tsx';
import { useResourceColumns } from '../resources/resource-columns.tsx';
import { networksText } from './networks-text.ts';

export function useNetworkColumns(showHosts: boolean): readonly Column<NetworkSummary>[] {
  const text = useText(networksText);
  const shared = useResourceColumns<NetworkSummary>();
  const kinds = useNetworkKinds();
  const subnets = ({ subnets: all }: NetworkSummary) => all.map(({ subnet }) => subnet).join(', ');
  const columns: Column<NetworkSummary>[] = [
    {
      id: 'name',
      header: text('network'),
      width: 180,
      grow: 2,
      fixed: true,
      card: 'title',
      value: ({ name }) => name,
      cell: ({ name }) => <span className="truncate font-mono text-sm font-medium">{name}</span>,
    },
    {
      id: 'driver',
      header: text('driver'),
      width: 90,
      card: 'state',
      value: ({ driver }) => driver,
      cell: ({ driver }) => <span className="truncate font-mono text-sm">{driver}</span>,
    },
    {
      id: 'subnets',
      header: text('subnet'),
      width: 140,
      grow: 1,
      value: subnets,
      cell: (network) => <span className="truncate font-mono text-sm tabular">{subnets(network)}</span>,
    },
    shared.users('members', text('connected'), ({ members }) => members),
    {
      id: 'kind',
      header: text('kind'),
      width: 140,
      value: kinds,
      cell: (network) => <span className="truncate text-sm text-muted">{kinds(network)}</span>,
    },
    shared.stack(110, ({ stack }) => stack),
  ];
  return shared.withHost(columns, showHosts);
}

/** What is special about a network, in a few words. */
export function useNetworkKinds(): (network: NetworkSummary) => string {
  const text = useText(networksText);
  return ({ protection, internal, attachable, ipv6 }) =>
    [
      protection !== null && text('predefined'),
      internal && text('internal'),
      attachable && text('attachable'),
      ipv6 && text('ipv6'),
    ]
      .filter((word) => word !== false)
      .join(', ');
}
