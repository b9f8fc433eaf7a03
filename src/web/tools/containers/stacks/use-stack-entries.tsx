import { useNavigate } from '@tanstack/react-router';
import HistoryIcon from 'lucide-react/icons/chart-line';
import PencilIcon from 'lucide-react/icons/pencil';
import PlayIcon from 'lucide-react/icons/play';
import RestartIcon from 'lucide-react/icons/rotate-cw';
import SquareIcon from 'lucide-react/icons/square';
import TrashIcon from 'lucide-react/icons/trash-2';
import UnlinkIcon from 'lucide-react/icons/unlink';
import type { StackSummary } from '#contracts/containers/stack.ts';
import { stackResource } from '#contracts/containers/resource.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import type { MenuEntry, MenuItem } from '../../../ui/menu.tsx';
import { adoptStack } from './adopt-stack.ts';
import { askStackAction } from './ask-stack-action.ts';
import { downTarget } from './down-dialog.tsx';
import { forgetTarget } from './forget-dialog.tsx';
import { actOnStack } from './stack-actions.ts';
import { stackPath, type StackTab } from './stack-path.ts';
import { stackText } from './stack-text.ts';
import { stacksText } from './stacks-text.ts';

/** What may be done to a stack now, as menu entries. */
export function useStackEntries(): (stack: StackSummary) => readonly MenuEntry[] {
  const change = useChanges();
  const run = useRunning();
  const away = useWaysOut();
  return (stack) =>
    [change(stack), run(stack), away(stack)]
      .map((group) => group.filter((entry) => entry !== null))
      .filter((group) => group.length > 0)
      .flatMap((group, index): MenuEntry[] => (index > 0 ? ['separator', ...group] : group));
}

type Entries = (stack: StackSummary) => readonly (MenuItem | null)[];

function useChanges(): Entries {
  const text = useText(stacksText);
  const may = useMay();
  const navigate = useNavigate();
  return ({ host, name, origin }) => {
    const id = { host, stack: name };
    const mayEdit = may('containers:edit', stackResource(host, name));
    const open = (tab: StackTab) => void navigate({ to: stackPath(id), search: { tab } });
    const history = {
      label: text('history'),
      icon: <HistoryIcon />,
      onSelect: () => void navigate({ to: '/containers/history', search: { stack: name } }),
    };
    if (origin === 'found')
      return [mayEdit ? { label: text('adopt'), onSelect: () => void adoptStack(id) } : null, history];
    return [
      { label: text('plan'), onSelect: () => open('plan') },
      mayEdit ? { label: text('edit'), icon: <PencilIcon />, onSelect: () => open('files') } : null,
      history,
    ];
  };
}

function useRunning(): Entries {
  const text = useText(stackText);
  const may = useMay();
  return (stack) => {
    const { host, name, state } = stack;
    if (!may('containers:operate', stackResource(host, name))) return [];
    const start = () => void actOnStack({ host, stack: name }, { action: 'start', services: [] });
    const ask = (action: 'restart' | 'stop') => () => void askStackAction(action, stack, []);
    const isStopped = state === 'partly' || state === 'stopped';
    const isRunning = state === 'partly' || state === 'running';
    return [
      isStopped ? { label: text('start'), icon: <PlayIcon />, onSelect: start } : null,
      isRunning ? { label: text('restart'), icon: <RestartIcon />, onSelect: ask('restart') } : null,
      isRunning ? { label: text('stop'), icon: <SquareIcon />, onSelect: ask('stop') } : null,
    ];
  };
}

function useWaysOut(): Entries {
  const text = useText(stackText);
  const may = useMay();
  return (stack) => {
    const resource = stackResource(stack.host, stack.name);
    const mayTakeDown = may('containers:remove', resource) && stack.state !== 'absent';
    const mayForget = may('containers:edit', resource) && stack.origin !== 'found';
    const takeDown = () => downTarget.set(stack);
    return [
      mayTakeDown ? { label: text('down'), icon: <TrashIcon />, danger: true, onSelect: takeDown } : null,
      mayForget
        ? { label: text('forget'), icon: <UnlinkIcon />, onSelect: () => forgetTarget.set(stack) }
        : null,
    ];
  };
}
