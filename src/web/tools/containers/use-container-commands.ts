import { useNavigate } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/session.ts';
import type { Command } from '../../ui/palette/command-palette.tsx';
import { possibleActions, sendAction } from './actions.ts';
import { askBeforeAction } from './ask-action.ts';
import { containersText } from './containers-text.ts';
import { useLive } from './live.ts';

const offered = ['start', 'stop', 'restart'] as const;

/** "jellyfin", "restart jellyfin": every container and what can be done to it, in the palette. */
export function useContainerCommands(): readonly Command[] {
  const text = useText(containersText);
  const navigate = useNavigate();
  const mayOperate = useMay()('containers:operate');
  const { containers } = useLive();
  return [...containers.values()].flatMap((container) => {
    const open = () => void navigate({ to: `/containers/${encodeURIComponent(container.host)}/${container.id}` });
    const page: Command = { id: container.id, label: container.name, group: text('containers'), hint: container.image, run: open };
    const possible = possibleActions(container);
    const actions = offered.filter((action) => mayOperate && possible.has(action)).map((action): Command => ({
      id: `${action}-${container.id}`,
      label: `${text(action)} ${container.name}`,
      group: text('containers'),
      run: async () => {
        if (action !== 'start' && !(await askBeforeAction(action, [container], []))) return;
        await sendAction(container, { action }, text('notSent'));
      },
    }));
    return [page, ...actions];
  });
}
