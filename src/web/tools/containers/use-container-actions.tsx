import PauseIcon from 'lucide-react/icons/pause';
import PlayIcon from 'lucide-react/icons/play';
import RestartIcon from 'lucide-react/icons/rotate-cw';
import SquareIcon from 'lucide-react/icons/square';
import TrashIcon from 'lucide-react/icons/trash-2';
import ZapIcon from 'lucide-react/icons/zap';
import type { ReactNode } from 'react';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { ContainerActionName } from '#contracts/containers/operation.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/session.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { possibleActions, sendAction } from './actions.ts';
import { askBeforeAction, isAsked } from './ask-action.ts';
import { containersText } from './containers-text.ts';
import { useEditEntries } from './edit/use-edit-entries.tsx';
import { containersApi } from './live.ts';
import { useRecreateEntries } from './recreate/use-recreate-entries.tsx';
import { dependentWords } from './dependent-words.ts';
import { removalTarget } from './removal-dialog.tsx';

const order: readonly ContainerActionName[] = [
  'start',
  'unpause',
  'stop',
  'restart',
  'pause',
  'kill',
  'remove',
];
const icons: Readonly<Record<ContainerActionName, ReactNode>> = {
  start: <PlayIcon />,
  unpause: <PlayIcon />,
  stop: <SquareIcon />,
  restart: <RestartIcon />,
  pause: <PauseIcon />,
  kill: <ZapIcon />,
  remove: <TrashIcon />,
};

export interface ContainerActions {
  /** Asks where something would be interrupted, then acts on all targets. */
  run(action: ContainerActionName, targets: readonly ContainerSummary[]): Promise<void>;
  /** What may be done to this container now, as menu entries. */
  entries(container: ContainerSummary): readonly MenuEntry[];
  /** True when this may be done to any container. */
  readonly mayOperate: boolean;
}

export function useContainerActions(): ContainerActions {
  const text = useText(containersText);
  const may = useMay();
  const editEntries = useEditEntries();
  const recreateEntries = useRecreateEntries();
  const mayDo = (action: ContainerActionName, target: ContainerSummary) =>
    may(permissionFor(action), resourceOf(target));
  const run = async (action: ContainerActionName, targets: readonly ContainerSummary[]) => {
    const fitting = targets.filter((target) => possibleActions(target).has(action) && mayDo(action, target));
    const [first] = fitting;
    if (!first) return;
    if (action === 'remove') return removalTarget.set(first);
    if (isAsked(action) && !(await askBeforeAction(action, fitting, await dependentsOf(fitting)))) return;
    await Promise.all(fitting.map((target) => sendAction(target, bodyOf(action), text('notSent'))));
  };
  return {
    run,
    mayOperate: may('containers:operate', 'somewhere'),
    entries(container) {
      const actions = order
        .filter((action) => possibleActions(container).has(action))
        .filter((action) => mayDo(action, container))
        .map((action) => ({
          label: text(action),
          icon: icons[action],
          danger: action === 'remove' || action === 'kill',
          onSelect: () => void run(action, [container]),
        }));
      const groups = [
        actions.filter(({ danger }) => !danger),
        [...recreateEntries(container), ...editEntries(container)],
        actions.filter(({ danger }) => danger),
      ];
      return groups
        .filter((group) => group.length > 0)
        .flatMap((group, index) => (index === 0 ? group : ['separator' as const, ...group]));
    },
  };
}

function permissionFor(action: ContainerActionName) {
  return action === 'remove' ? 'containers:remove' : 'containers:operate';
}

function bodyOf(action: Exclude<ContainerActionName, 'remove'>) {
  return action === 'kill' ? { action, signal: 'SIGKILL' } : { action };
}

/** Who depends on these; asking must not fail because the engine is slow to say. */
async function dependentsOf(targets: readonly ContainerSummary[]): Promise<readonly string[]> {
  const deadline = AbortSignal.timeout(1500);
  const found = await Promise.allSettled(
    targets
      .slice(0, 10)
      .map(({ host, id }) => containersApi.details({ params: { host, id } }, { signal: deadline })),
  );
  const details = found.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  return [...new Set(details.flatMap(dependentWords))];
}
