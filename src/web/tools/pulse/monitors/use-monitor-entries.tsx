import CopyIcon from 'lucide-react/icons/copy';
import PauseIcon from 'lucide-react/icons/pause';
import PencilIcon from 'lucide-react/icons/pencil';
import PlayIcon from 'lucide-react/icons/play';
import RefreshIcon from 'lucide-react/icons/refresh-cw';
import TrashIcon from 'lucide-react/icons/trash-2';
import { useText } from '../../../i18n/use-text.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { pulseText } from '../pulse-text.ts';
import { useMayPulse } from '../use-may-pulse.ts';
import { type Some, useMonitorActions } from '../use-monitor-actions.ts';
import { useListAddress } from './use-list-address.ts';

/** The menu of a monitor: what this account may do to it. */
export function useMonitorEntries(): (monitor: Some, onGone?: () => void) => readonly MenuEntry[] {
  const text = useText(pulseText);
  const may = useMayPulse();
  const actions = useMonitorActions();
  const { edit } = useListAddress();
  return (monitor, onGone) => {
    const operates: MenuEntry[] = may('pulse:operate', monitor)
      ? [
          {
            label: text('checkNow'),
            icon: <RefreshIcon />,
            shortcut: 'c',
            onSelect: () => void actions.checkNow(monitor),
          },
          monitor.state === 'paused'
            ? {
                label: text('resume'),
                icon: <PlayIcon />,
                shortcut: 'p',
                onSelect: () => void actions.resume([monitor]),
              }
            : {
                label: text('pause'),
                icon: <PauseIcon />,
                shortcut: 'p',
                onSelect: () => void actions.pause([monitor]),
              },
        ]
      : [];
    if (!may('pulse:configure', 'everywhere')) return operates;
    const remove = async () => {
      if (await actions.remove([monitor])) onGone?.();
    };
    return [
      ...operates,
      { label: text('edit'), icon: <PencilIcon />, shortcut: 'e', onSelect: () => edit(monitor.id) },
      { label: text('clone'), icon: <CopyIcon />, onSelect: () => void actions.clone(monitor) },
      'separator',
      { label: text('remove'), icon: <TrashIcon />, danger: true, onSelect: () => void remove() },
    ];
  };
}
