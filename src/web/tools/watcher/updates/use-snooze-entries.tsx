import type { ReactNode } from 'react';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { MenuItem } from '../../../ui/menu.tsx';
import { useWatchedActions } from '../use-watched-actions.ts';
import { listText } from './list-text.ts';
import { snoozeChoices, snoozeEndMs } from './snooze-time.ts';
import { snoozeTarget } from './snooze-dialog.tsx';

const labels = { day: 'snoozeDay', week: 'snoozeWeek', month: 'snoozeMonth' } as const;

/** For how long nothing is offered; where that is so already, its end. */
export function useSnoozeEntries(): (row: WatchedContainer, icon?: ReactNode) => readonly MenuItem[] {
  const text = useText(listText);
  const { snooze, unsnooze } = useWatchedActions();
  return (row, icon) => [
    ...(row.snoozedUntilMs === null
      ? []
      : [{ label: text('endSnooze'), icon, onSelect: () => void unsnooze(row) }]),
    ...snoozeChoices.map((choice) => ({
      label: text(labels[choice]),
      icon,
      onSelect: () => void snooze(row, snoozeEndMs(choice, Date.now())),
    })),
    { label: text('snoozeUntil'), icon, onSelect: () => snoozeTarget.set(row) },
  ];
}
