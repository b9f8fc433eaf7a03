import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import type { Monitor, MonitorNow } from '#contracts/pulse/monitor.ts';
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
import { useMonitor } from '../form/monitor-form.tsx';
import { IncidentsTab } from '../incidents/incidents-tab.tsx';
import { useLivePulse } from '../live.ts';
import { markOf, statusKey } from '../monitor-state.ts';
import { useListAddress } from '../monitors/use-list-address.ts';
import { useMonitorEntries } from '../monitors/use-monitor-entries.tsx';
import { pulseText } from '../pulse-text.ts';
import { ReportsTab } from '../push/reports-tab.tsx';
import { useReread } from '../use-reread.ts';
import { CheckTab } from './check-tab.tsx';
import { type DetailSearch, type DetailTab, detailTabs } from './detail-search.ts';
import { detailText } from './detail-text.ts';
import { NowTab } from './now-tab.tsx';
import { SettingsTab } from './settings-tab.tsx';

/** One monitor over the list; its tabs are the questions people ask. */
export function MonitorDrawer() {
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const text = useText(pulseText);
  const words = useText(detailText);
  const { close } = useListAddress();
  const live = useLivePulse();
  const row = live.monitors.get(id);
  const query = useMonitor(id);
  useReread(
    query.refetch,
    row && JSON.stringify([row.name, row.state, row.status, row.tags, row.intervalMs]),
  );
  const monitor = query.data?.monitor;
  const now: MonitorNow | undefined = row ?? query.data?.now;
  const isRefused = isNotFound(query.error);
  const isGone = isRefused || (live.loaded && !row && query.data === undefined && !query.isPending);
  const title = row?.name ?? monitor?.name ?? '';
  return (
    <Drawer
      open
      onClose={close}
      title={title || words('gone')}
      subtitle={row && <span className="font-mono">{row.target}</span>}
      badge={now && !isGone && <StateBadge state={markOf(now.status)} word={text(statusKey(now))} />}
      actions={monitor && !isGone && <Actions monitor={monitor} onGone={close} />}
    >
      <div data-tool="pulse" className="flex min-h-0 flex-1 flex-col">
        {isGone ? (
          <EmptyState title={words('gone')}>{words('goneHint')}</EmptyState>
        ) : query.error ? (
          <div className="p-4">
            <ErrorState
              title={text('couldNotRead')}
              {...explain(query.error, text('couldNotRead'))}
              onRetry={() => void query.refetch()}
            />
          </div>
        ) : monitor && now ? (
          <DetailTabs monitor={monitor} now={now} />
        ) : (
          <div className="p-4">
            <Loading rows={8} />
          </div>
        )}
      </div>
    </Drawer>
  );
}

function Actions({ monitor, onGone }: { monitor: Monitor; onGone: () => void }) {
  const text = useText(pulseText);
  const items = useMonitorEntries()(monitor, onGone);
  if (items.length === 0) return null;
  return (
    <Menu
      label={text('actions')}
      items={items}
      trigger={<IconButton label={text('actions')} icon={<MoreIcon />} variant="quiet" />}
    />
  );
}

const youngMs = 6 * 3_600_000;

/** Of a new one a day would be nearly empty. */
function usualRange({ createdAtMs }: Monitor) {
  return Date.now() - createdAtMs < youngMs ? 'hour' : 'day';
}

/** Of a job its reports tell more than a look would. */
function tabsOf({ kind }: Monitor): readonly DetailTab[] {
  return detailTabs.filter((tab) => (kind === 'push' ? tab !== 'check' : tab !== 'reports'));
}

function DetailTabs({ monitor, now }: { monitor: Monitor; now: MonitorNow }) {
  const text = useText(detailText);
  const search: DetailSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (next: DetailSearch) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...next }), replace: true });
  const tabs = tabsOf(monitor);
  const content = (tab: DetailTab) => {
    switch (tab) {
      case 'now':
        return (
          <NowTab
            monitor={monitor}
            now={now}
            range={search.range ?? usualRange(monitor)}
            onRange={(range) => change({ range })}
          />
        );
      case 'reports':
        return <ReportsTab monitor={monitor} now={now} />;
      case 'check':
        return <CheckTab monitor={monitor} />;
      case 'incidents':
        return <IncidentsTab monitorId={monitor.id} status={now.status} />;
      case 'settings':
        return <SettingsTab monitor={monitor} />;
    }
  };
  return (
    <Tabs<DetailTab>
      label={text('tabs')}
      value={tabs.find((tab) => tab === search.tab) ?? 'now'}
      onChange={(tab) => change({ tab })}
      tabs={tabs.map((tab) => ({ id: tab, label: text(tab), content: content(tab) }))}
    />
  );
}
