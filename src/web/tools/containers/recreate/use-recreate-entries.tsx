import RecreateIcon from 'lucide-react/icons/refresh-cw';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { recreateTarget } from './recreate-dialog.tsx';
import { recreateText } from './recreate-text.ts';

/** Makes a container anew, or from another image. */
export function useRecreateEntries(): (container: ContainerSummary) => readonly MenuEntry[] {
  const text = useText(recreateText);
  const may = useMay();
  return (container) =>
    may('containers:update', resourceOf(container))
      ? [
          {
            label: text('recreateEntry'),
            icon: <RecreateIcon />,
            onSelect: () => recreateTarget.set(container),
          },
        ]
      : [];
}
