import FolderIcon from 'lucide-react/icons/folder-open';
import TrashIcon from 'lucide-react/icons/trash-2';
import type { VolumeSummary } from '#contracts/containers/volumes.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { volumeQuestion } from './volume-dialogs.tsx';
import { volumesText } from './volumes-text.ts';

/** What may be done with a volume. */
export function useVolumeEntries(): (volume: VolumeSummary) => readonly MenuEntry[] {
  const text = useText(volumesText);
  const common = useText(resourcesText);
  const may = useMay();
  return (volume) => {
    const browse: MenuEntry = {
      label: text('files'),
      icon: <FolderIcon />,
      href: `${volumePath(volume)}?tab=files`,
    };
    const remove: MenuEntry = {
      label: common('removeChosen'),
      icon: <TrashIcon />,
      danger: true,
      onSelect: () => volumeQuestion.set({ ask: 'remove', host: volume.host, which: [volume.name] }),
    };
    return [
      ...(may('containers:read-files', volume) ? [browse] : []),
      ...(may('containers:remove', volume) ? [remove] : []),
    ];
  };
}

export function volumePath({ host, name }: Pick<VolumeSummary, 'host' | 'name'>): string {
  return `/containers/volumes/${encodeURIComponent(host)}/${encodeURIComponent(name)}`;
}
