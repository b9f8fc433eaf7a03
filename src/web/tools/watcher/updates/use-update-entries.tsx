import { useNavigate } from '@tanstack/react-router';
import BoxIcon from 'lucide-react/icons/box';
import ClockIcon from 'lucide-react/icons/clock';
import RefreshIcon from 'lucide-react/icons/refresh-cw';
import SkipIcon from 'lucide-react/icons/skip-forward';
import UpIcon from 'lucide-react/icons/circle-arrow-up';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { askUpdate, targetsOf } from '../plan/update-target.ts';
import { offered } from '../row-state.ts';
import { useMayWatcher } from '../use-may-watcher.ts';
import { useWatchedActions } from '../use-watched-actions.ts';
import { versionName } from '../version/version-name.ts';
import { watcherText } from '../watcher-text.ts';
import { listText } from './list-text.ts';
import { useSnoozeEntries } from './use-snooze-entries.tsx';

/** The menu of a container: what this account may decide about its updates. */
export function useUpdateEntries(): (row: WatchedContainer) => readonly MenuEntry[] {
  const words = useText(watcherText);
  const text = useText(listText);
  const may = useMayWatcher();
  const mayElsewhere = useMay();
  const navigate = useNavigate();
  const actions = useWatchedActions();
  const snoozes = useSnoozeEntries();
  return (row) => {
    const offer = offered(row);
    const entries: MenuEntry[] = [];
    if (offer && may('watcher:update', row))
      entries.push({
        label: words('update'),
        icon: <UpIcon />,
        shortcut: 'u',
        onSelect: () => askUpdate(targetsOf([row])),
      });
    if (may('watcher:operate', row)) {
      entries.push({
        label: words('checkNow'),
        icon: <RefreshIcon />,
        shortcut: 'c',
        onSelect: () => void actions.check(row),
      });
      if (offer?.to.tag)
        entries.push({
          label: text('skip', { version: versionName(offer.to) }),
          icon: <SkipIcon />,
          onSelect: () => void actions.skip(row, offer),
        });
      entries.push('separator', { heading: text('snooze') }, ...snoozes(row, <ClockIcon />));
    }
    if (mayElsewhere('containers:read', 'somewhere'))
      entries.push('separator', {
        label: text('openContainer'),
        icon: <BoxIcon />,
        onSelect: () =>
          void navigate({ to: `/containers/${encodeURIComponent(row.host)}/${encodeURIComponent(row.id)}` }),
      });
    return entries;
  };
}
