import { useNavigate } from '@tanstack/react-router';
import CopyIcon from 'lucide-react/icons/copy';
import PencilIcon from 'lucide-react/icons/pencil';
import TextIcon from 'lucide-react/icons/text-cursor-input';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { useListAddress } from '../use-list-address.ts';
import { editText } from './edit-text.ts';
import { renameTarget } from './rename-dialog.tsx';

/** What changes a container's settings, or makes another one like it. */
export function useEditEntries(): (container: ContainerSummary) => readonly MenuEntry[] {
  const text = useText(editText);
  const may = useMay();
  const navigate = useNavigate();
  const { open } = useListAddress();
  return (container) => {
    if (!may('containers:edit', resourceOf(container))) return [];
    const mayCopy = may('containers:edit', { host: container.host, stack: null, labels: {} });
    const copy: MenuEntry = {
      label: text('duplicate'),
      icon: <CopyIcon />,
      onSelect: () =>
        void navigate({ to: '/containers/new', search: { host: container.host, from: container.id } }),
    };
    return [
      { label: text('edit'), icon: <PencilIcon />, onSelect: () => open(container, 'edit') },
      { label: text('rename'), icon: <TextIcon />, onSelect: () => renameTarget.set(container) },
      ...(mayCopy ? [copy] : []),
    ];
  };
}
