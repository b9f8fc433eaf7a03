import BroomIcon from 'lucide-react/icons/brush-cleaning';
import PlusIcon from 'lucide-react/icons/plus';
import type { NetworkSummary } from '#contracts/containers/networks.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { MissingHosts } from '../resources/missing-hosts.tsx';
import { PerHostButton } from '../resources/per-host-button.tsx';
import { ResourcePage } from '../resources/resource-page.tsx';
import { useResourceTable } from '../resources/use-resource-table.ts';
import { useNetworkColumns } from './network-columns.tsx';
import { networkQuestion, NetworkQuestionDialog } from './network-dialogs.tsx';
import { useNetworks } from './networks-queries.ts';
import { networksText } from './networks-text.ts';
import { useNetworkEntries } from './use-network-entries.tsx';

export function NetworksPage() {
  const text = useText(networksText);
  const may = useMay();
  const query = useNetworks();
  return (
    <ResourcePage
      section="networks"
      title={text('networks')}
      actions={
        <>
          {may('containers:remove', 'somewhere') && (
            <PerHostButton
              label={text('cleanUp')}
              icon={<BroomIcon />}
              onChoose={(host) => networkQuestion.set({ ask: 'remove', host, which: 'unused' })}
            />
          )}
          {may('containers:edit', 'somewhere') && (
            <Button
              variant="primary"
              icon={<PlusIcon />}
              onClick={() => networkQuestion.set({ ask: 'create' })}
            >
              {text('newNetwork')}
            </Button>
          )}
        </>
      }
    >
      {query.data && <MissingHosts missing={query.data.missing} />}
      <NetworkTable query={query} />
      <NetworkQuestionDialog />
    </ResourcePage>
  );
}

function NetworkTable({ query }: { query: ReturnType<typeof useNetworks> }) {
  const text = useText(networksText);
  const entries = useNetworkEntries();
  const rows = query.data?.networks ?? [];
  const columns = useNetworkColumns(new Set(rows.map(({ host }) => host)).size > 1);
  const table = useResourceTable<NetworkSummary>({
    query,
    kind: 'network',
    idOf: ({ id }) => id,
    askRemoval: (host, which) => networkQuestion.set({ ask: 'remove', host, which }),
  });
  return (
    <DataTable<NetworkSummary>
      {...table}
      tableId="networks"
      label={text('networks')}
      rows={rows}
      rowName={({ name }) => name}
      columns={columns}
      rowActions={entries}
      version={({ members }) => members.map(({ id, running }) => `${id}${running}`).join()}
      empty={<EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>}
    />
  );
}
