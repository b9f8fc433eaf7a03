import { useQuery } from '@tanstack/react-query';
import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import { useEffect } from 'react';
import type { Alert } from '#contracts/notify/alert.ts';
import { inLanguage } from '#contracts/notify/in-language.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain, isNotFound } from '../../../shell/api.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { markOf, moodOf, placeOf } from '../alert-state.ts';
import { notifyApi, useLiveAlerts } from '../live.ts';
import { notifyText } from '../notify-text.ts';
import { useAlertEntries } from '../use-alert-entries.ts';
import { AlertDetails } from './alert-details.tsx';
import { detailText } from './detail-text.ts';

/** One alert over the list: what it means first, then what happened. */
export function AlertDrawer({ fingerprint, onClose }: { fingerprint: string; onClose: () => void }) {
  const text = useText(notifyText);
  const words = useText(detailText);
  const known = useLiveAlerts().alerts.get(fingerprint);
  const query = useDetails(fingerprint, known && versionOf(known));
  const language = useLanguage();
  const alert = known ?? (query.data && inLanguage(query.data.alert, language));
  const { entries } = useAlertEntries();
  const items = alert ? entries(alert) : [];
  const isGone = isNotFound(query.error);
  return (
    <Drawer
      open
      onClose={onClose}
      title={alert?.title ?? fingerprint}
      subtitle={alert && <span className="font-mono">{placeOf(alert.labels).join(' / ')}</span>}
      badge={alert && <StateBadge state={markOf(alert)} word={text(moodOf(alert))} />}
      actions={
        items.length > 0 && (
          <Menu
            label={text('actions')}
            items={items}
            trigger={<IconButton label={text('actions')} icon={<MoreIcon />} variant="quiet" />}
          />
        )
      }
    >
      <div data-tool="notify" className="p-4">
        {isGone ? (
          <EmptyState title={words('gone')}>{words('goneHint')}</EmptyState>
        ) : query.error ? (
          <ErrorState
            title={text('couldNotRead')}
            {...explain(query.error, text('couldNotRead'))}
            onRetry={() => void query.refetch()}
          />
        ) : query.data ? (
          <AlertDetails details={{ ...query.data, alert: alert ?? query.data.alert }} />
        ) : (
          <Loading rows={8} />
        )}
      </div>
    </Drawer>
  );
}

/** Different whenever there may be more to read than the live stream tells. */
function versionOf({
  updatedAtMs,
  state,
  acknowledgement,
  snoozedUntilMs,
  flapping,
  suppressedBy,
}: Alert): string {
  return JSON.stringify([updatedAtMs, state, acknowledgement, snoozedUntilMs, flapping, suppressedBy]);
}

/** Read anew whenever the live stream says that this alert changed. */
function useDetails(fingerprint: string, version: string | undefined) {
  const query = useQuery({
    queryKey: ['notify', 'alert', fingerprint],
    queryFn: ({ signal }) => notifyApi.alert({ params: { fingerprint } }, { signal }),
    staleTime: 0,
  });
  const { refetch } = query;
  useEffect(() => {
    if (version !== undefined) void refetch();
  }, [version, refetch]);
  return query;
}
