import { Outlet } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useConnection } from '../../shell/connection.ts';
import { useMay } from '../../shell/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { containersText } from './containers-text.ts';
import { ContainersSummary } from './containers-summary.tsx';
import { EditWorkDialog } from './edit/edit-work.tsx';
import { NewContainerLink } from './edit/new-container-link.tsx';
import { RenameDialog } from './edit/rename-dialog.tsx';
import { HostNotice } from './host-notice.tsx';
import { useLive, useStatsWatch } from './live.ts';
import { RecreateDialog } from './recreate/recreate-dialog.tsx';
import { Sections } from './sections.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { toRows } from './rows.ts';
import { useListAddress } from './use-list-address.ts';
import { ContainerTable } from './container-table.tsx';

export function ContainersPage() {
  return useMay()('containers:read', 'somewhere') ? <ContainersList /> : <NothingGranted />;
}

function ContainersList() {
  const text = useText(containersText);
  const live = useLive();
  useStatsWatch();
  const offline = useConnection('containers').state === 'offline';
  const { search, change } = useListAddress();
  // Nothing was ever read from here: an empty list would claim that there is nothing.
  const isUnknown =
    live.loaded &&
    live.hosts.length > 0 &&
    live.containers.size === 0 &&
    live.hosts.every(({ state }) => state !== 'live');
  const rows = useMemo(() => toRows(live, search), [live, search]);
  return (
    <div className="flex flex-col gap-3 p-3 sm:p-4">
      <h1 className="sr-only">{text('containers')}</h1>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Sections current="containers" />
        <NewContainerLink />
      </div>
      {live.hosts.map((host) => (
        <HostNotice key={host.id} host={host} hasRows={live.containers.size > 0} />
      ))}
      {!isUnknown && (
        <>
          <ContainersSummary onState={(state) => change({ state })} />
          <ContainerTable
            rows={rows}
            filter={search}
            isStale={offline || live.hosts.some(({ state }) => state !== 'live')}
          />
        </>
      )}
      <Suspense>
        <Outlet />
      </Suspense>
      <RemovalDialog />
      <RenameDialog />
      <RecreateDialog />
      <EditWorkDialog />
    </div>
  );
}

function NothingGranted() {
  const text = useText(containersText);
  return (
    <div className="p-3 sm:p-4">
      <h1 className="sr-only">{text('containers')}</h1>
      <EmptyState title={text('nothingGranted')}>{text('nothingGrantedHint')}</EmptyState>
    </div>
  );
}
