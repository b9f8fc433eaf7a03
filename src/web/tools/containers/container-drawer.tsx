import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import { lazy, useEffect } from 'react';
import type { GrantedPermission } from '#contracts/access.ts';
import type { ContainerDetails } from '#contracts/containers/container.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { useText } from '../../i18n/use-text.ts';
import { explain, isNotFound } from '../../shell/api.ts';
import { useMay } from '../../shell/session.ts';
import { CodeView } from '../../ui/code/code-view.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Menu } from '../../ui/menu.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { shownState } from './container-state.ts';
import { containersText } from './containers-text.ts';
import { detailText } from './detail-text.ts';
import { containersApi, useLive } from './live.ts';
import { LogsTab } from './logs-tab.tsx';
import { LossTab } from './loss-tab.tsx';
import { NowTab } from './now-tab.tsx';
import { type DetailTab, detailTabs } from './list-search.ts';
import { SettingsTab } from './settings-tab.tsx';
import { useContainerActions } from './use-container-actions.tsx';
import { useListAddress } from './use-list-address.ts';
import { useStateWord } from './use-state-word.ts';

const TerminalTab = lazy(() =>
  import('./terminal/terminal-tab.tsx').then((tab) => ({ default: tab.TerminalTab })),
);
const HistoryTab = lazy(() =>
  import('./history/history-tab.tsx').then((tab) => ({ default: tab.HistoryTab })),
);
const VersionsTab = lazy(() =>
  import('./recreate/versions-tab.tsx').then((tab) => ({ default: tab.VersionsTab })),
);
const FilesTab = lazy(() => import('./files/files-tab.tsx').then((tab) => ({ default: tab.FilesTab })));
const EditTab = lazy(() => import('./edit/edit-tab.tsx').then((tab) => ({ default: tab.EditTab })));

/** One container over the list; its tabs are the questions people ask. */
export function ContainerDrawer() {
  const { host = '', id = '' } = useParams({ strict: false });
  const text = useText(detailText);
  const live = useLive();
  const address = useListAddress();
  const word = useStateWord();
  const container = live.containers.get(id);
  const working = live.operations.find(({ targetId, state }) => targetId === id && state === 'running');
  const query = useDetails(
    host,
    id,
    container && `${container.state}${container.health}${container.startedAtMs}`,
  );
  const shown = container ?? query.data;
  const isGone = isNotFound(query.error);
  return (
    <Drawer
      open
      onClose={address.close}
      title={shown?.name ?? id.slice(0, 12)}
      subtitle={shown && <span className="font-mono">{shown.image}</span>}
      badge={
        shown && !isGone && <StateBadge state={shownState(shown, working)} word={word(shown, working)} />
      }
      actions={container && <Actions id={id} />}
    >
      {isGone ? (
        <EmptyState title={text('gone')}>{text('goneHint')}</EmptyState>
      ) : query.error ? (
        <div className="p-4">
          <ErrorState
            title={text('failed')}
            {...explain(query.error, text('failed'))}
            onRetry={() => void query.refetch()}
          />
        </div>
      ) : query.data ? (
        <DetailTabs details={query.data} />
      ) : (
        <div className="p-4">
          <Loading rows={8} />
        </div>
      )}
    </Drawer>
  );
}

/** Read anew whenever the live stream says that this container changed. */
function useDetails(host: string, id: string, version: string | undefined) {
  const query = useQuery({
    queryKey: ['containers', 'details', host, id],
    queryFn: ({ signal }) => containersApi.details({ params: { host, id } }, { signal }),
    staleTime: 0,
  });
  const { refetch } = query;
  useEffect(() => {
    if (version !== undefined) void refetch();
  }, [version, refetch]);
  return query;
}

function Actions({ id }: { id: string }) {
  const text = useText(containersText);
  const live = useLive();
  const actions = useContainerActions();
  const container = live.containers.get(id);
  const entries = container ? actions.entries(container) : [];
  if (entries.length === 0) return null;
  return (
    <Menu
      label={text('state')}
      items={entries}
      trigger={<IconButton label={text('actions')} icon={<MoreIcon />} variant="quiet" />}
    />
  );
}

function DetailTabs({ details }: { details: ContainerDetails }) {
  const text = useText(detailText);
  const may = useMay();
  const { search, selectTab } = useListAddress();
  const isOpen = (id: DetailTab) => !needs[id] || may(needs[id], resourceOf(details));
  const wanted: DetailTab = search.tab ?? 'now';
  return (
    <Tabs<DetailTab>
      label={text('tabs')}
      value={isOpen(wanted) ? wanted : 'now'}
      onChange={selectTab}
      tabs={detailTabs.filter(isOpen).map((id) => ({ id, label: text(id), content: contentOf(id, details) }))}
    />
  );
}

/** A tab is left out for who may not do to this container what it is for. */
const needs: Readonly<Partial<Record<DetailTab, GrantedPermission>>> = {
  logs: 'containers:logs',
  terminal: 'containers:terminal',
  files: 'containers:read-files',
  edit: 'containers:edit',
};

function contentOf(id: DetailTab, details: ContainerDetails) {
  switch (id) {
    case 'now':
      return <NowTab details={details} />;
    case 'logs':
      return <LogsTab key={`${details.id}${details.startedAtMs}`} details={details} />;
    case 'terminal':
      return <TerminalTab details={details} />;
    case 'history':
      return <HistoryTab details={details} />;
    case 'versions':
      return <VersionsTab details={details} />;
    case 'files':
      return <FilesTab details={details} />;
    case 'loss':
      return <LossTab details={details} />;
    case 'settings':
      return <SettingsTab details={details} />;
    case 'edit':
      return <EditTab details={details} />;
    case 'raw':
      return <RawTab details={details} />;
  }
}

function RawTab({ details }: { details: ContainerDetails }) {
  const text = useText(detailText);
  return <CodeView label={text('raw')} language="json" text={JSON.stringify(details.raw, null, 2)} />;
}
