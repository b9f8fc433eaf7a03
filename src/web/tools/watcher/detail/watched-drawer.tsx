import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import type { WatchedContainer, WatchedDetails } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain, isNotFound } from '../../../shell/api.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { markOf, rowState } from '../row-state.ts';
import { useListAddress } from '../updates/use-list-address.ts';
import { useUpdateEntries } from '../updates/use-update-entries.tsx';
import { watcherText } from '../watcher-text.ts';
import { type DetailSearch, type DetailTab, detailTabs } from './detail-search.ts';
import { detailText } from './detail-text.ts';
import { HistoryTab } from './history-tab.tsx';
import { NowTab } from './now-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { TagsTab } from './tags-tab.tsx';
import { useWatched } from './use-watched.ts';

/** One container over the list; its tabs are the questions people ask. */
export function WatchedDrawer() {
  const { host = '', name = '' }: { host?: string; name?: string } = useParams({ strict: false });
  const words = useText(watcherText);
  const text = useText(detailText);
  const { close } = useListAddress();
  const { query, row, details, isLoaded } = useWatched(host, name);
  const shown: WatchedContainer | undefined = row ?? details;
  const isGone =
    isNotFound(query.error) || (isLoaded && !row && !details && !query.isPending && !query.error);
  return (
    <Drawer
      open
      onClose={close}
      title={shown?.displayName ?? name}
      subtitle={shown && <span className="font-mono">{shown.image}</span>}
      badge={shown && !isGone && <StateBadge state={markOf(rowState(shown))} word={words(rowState(shown))} />}
      actions={shown && !isGone && <Actions row={shown} />}
    >
      <div data-tool="watcher" className="flex min-h-0 flex-1 flex-col">
        {isGone ? (
          <EmptyState title={text('gone')}>{text('goneHint')}</EmptyState>
        ) : details ? (
          <DetailTabs details={details} />
        ) : query.error ? (
          <div className="p-4">
            <ErrorState
              title={words('couldNotRead')}
              {...explain(query.error, words('couldNotRead'))}
              onRetry={() => void query.refetch()}
            />
          </div>
        ) : (
          <div className="p-4">
            <Loading rows={8} />
          </div>
        )}
      </div>
    </Drawer>
  );
}

function Actions({ row }: { row: WatchedContainer }) {
  const words = useText(watcherText);
  const items = useUpdateEntries()(row);
  if (items.length === 0) return null;
  return (
    <Menu
      label={words('actions')}
      items={items}
      trigger={<IconButton label={words('actions')} icon={<MoreIcon />} variant="quiet" />}
    />
  );
}

function DetailTabs({ details }: { details: WatchedDetails }) {
  const text = useText(detailText);
  const { tab = 'now' }: DetailSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (next: DetailTab) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, tab: next }), replace: true });
  const contents = {
    now: <NowTab details={details} />,
    tags: <TagsTab details={details} />,
    rules: <RulesTab policy={details.policy} />,
    history: <HistoryTab host={details.host} name={details.name} />,
  };
  return (
    <Tabs<DetailTab>
      label={text('tabs')}
      value={tab}
      onChange={change}
      tabs={detailTabs.map((id) => ({ id, label: text(id), content: contents[id] }))}
    />
  );
}
