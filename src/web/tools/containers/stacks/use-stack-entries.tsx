import { useNavigate } from '@tanstack/react-router';
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
  const text = useText(stackText);
  const words = useText(stacksText);
  const may = useMay();
  const navigate = useNavigate();
  return (stack) => {
    const id = { host: stack.host, stack: stack.name };
    const resource = stackResource(stack.host, stack.name);
    const mayOperate = may('containers:operate', resource);
    const mayEdit = may('containers:edit', resource);
    const isFound = stack.origin === 'found';
    const open = (tab: StackTab) => void navigate({ to: stackPath(id), search: { tab } });
    const item = (isOffered: boolean, entry: MenuItem): MenuItem[] => (isOffered ? [entry] : []);
    const change = [
      ...item(isFound && mayEdit, { label: words('adopt'), onSelect: () => void adoptStack(id) }),
      ...item(!isFound, { label: words('plan'), onSelect: () => open('plan') }),
      ...item(!isFound && mayEdit, {
        label: words('edit'),
        icon: <PencilIcon />,
        onSelect: () => open('files'),
      }),
    ];
    const operate = [
      ...item(mayOperate && ['partly', 'stopped'].includes(stack.state), {
        label: text('start'),
        icon: <PlayIcon />,
        onSelect: () => void actOnStack(id, { action: 'start', services: [] }),
      }),
      ...item(mayOperate && ['partly', 'running'].includes(stack.state), {
        label: text('restart'),
        icon: <RestartIcon />,
        onSelect: () => void askStackAction('restart', stack, []),
      }),
      ...item(mayOperate && ['partly', 'running'].includes(stack.state), {
        label: text('stop'),
        icon: <SquareIcon />,
        onSelect: () => void askStackAction('stop', stack, []),
      }),
    ];
    const away = [
      ...item(may('containers:remove', resource) && stack.state !== 'absent', {
        label: text('down'),
        icon: <TrashIcon />,
        danger: true,
        onSelect: () => downTarget.set(stack),
      }),
      ...item(mayEdit && !isFound, {
        label: text('forget'),
        icon: <UnlinkIcon />,
        onSelect: () => forgetTarget.set(stack),
      }),
    ];
    return [change, operate, away]
      .filter((group) => group.length > 0)
      .flatMap((group, index): MenuEntry[] => (index > 0 ? ['separator', ...group] : group));
  };
}
