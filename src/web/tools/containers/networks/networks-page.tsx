import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import BroomIcon from 'lucide-react/icons/brush-cleaning';
import PlusIcon from 'lucide-react/icons/plus';
import { Suspense } from 'react';
import type { NetworkSummary } from '#contracts/containers/networks.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useConnection } from '../../../shell/connection.ts';
import { useMay } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { MissingHosts } from '../resources/missing-hosts.tsx';
import { OperationDialog } from '../resources/operation-dialog.tsx';
import { PerHostButton } from '../resources/per-host-button.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { useFilter } from '../resources/use-filter.ts';
import { Sections } from '../sections.tsx';
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
    <div className="flex flex-col gap-3 p-3 sm:p-4">
      <h1 className="sr-only">{text('networks')}</h1>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Sections current="networks" />
        <div className="flex gap-2">
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
        </div>
      </div>
      {query.data && <MissingHosts missing={query.data.missing} />}
      <NetworkTable query={query} />
      <Suspense>
        <Outlet />
      </Suspense>
      <NetworkQuestionDialog />
      <OperationDialog />
    </div>
  );
}

function NetworkTable({ query }: { query: ReturnType<typeof useNetworks> }) {
  const text = useText(networksText);
  const common = useText(resourcesText);
  const may = useMay();
  const navigate = useNavigate();
  const offline = useConnection().state === 'offline';
  const { filter, setFilter } = useFilter();
  const entries = useNetworkEntries();
  const rows = query.data?.networks ?? [];
  const columns = useNetworkColumns(new Set(rows.map(({ host }) => host)).size > 1);
  const open = useParams({
    strict: false,
    select: ({ host, network }: { host?: string; network?: string }) => `${host} ${network}`,
  });
  const removeMany = (chosen: readonly NetworkSummary[]) => {
    const host = chosen[0]?.host ?? '';
    const which = chosen.filter((network) => network.host === host).map(({ id }) => id);
    networkQuestion.set({ ask: 'remove', host, which });
  };
  return (
    <DataTable<NetworkSummary>
      tableId="networks"
      label={text('networks')}
      rows={rows}
      rowKey={({ host, id }) => `${host} ${id}`}
      rowName={({ name }) => name}
      columns={columns}
      filter={filter}
      onFilterChange={setFilter}
      onOpen={({ host, id }) =>
        void navigate({
          to: `/containers/networks/${encodeURIComponent(host)}/${id}`,
          search: filter ? { q: filter } : {},
        })
      }
      openKey={open}
      rowActions={entries}
      bulkActions={
        may('containers:remove', 'somewhere')
          ? [{ id: 'remove', label: common('removeChosen'), danger: true, run: removeMany }]
          : []
      }
      version={({ members }) => members.map(({ id, running }) => `${id}${running}`).join()}
      isStale={offline && query.data !== undefined}
      loading={query.isPending}
      error={query.data ? undefined : query.error}
      onRetry={() => void query.refetch()}
      empty={<EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>}
    />
  );
}
