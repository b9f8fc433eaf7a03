import DownloadIcon from 'lucide-react/icons/download';
import PlayIcon from 'lucide-react/icons/play';
import TagIcon from 'lucide-react/icons/tag';
import TrashIcon from 'lucide-react/icons/trash-2';
import type { ImageSummary } from '#contracts/containers/images.ts';
import { hostResource } from '#contracts/containers/resource.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { imageQuestion } from './image-dialogs.ts';
import { imageName } from './images-queries.ts';
import { imagesText } from './images-text.ts';

/** What may be done with an image. */
export function useImageEntries(): (image: ImageSummary) => readonly MenuEntry[] {
  const text = useText(imagesText);
  const common = useText(resourcesText);
  const may = useMay();
  return (image) => {
    const at = hostResource(image.host);
    const [reference] = image.tags;
    const run: MenuEntry = {
      label: text('run'),
      icon: <PlayIcon />,
      href: `/containers/new?host=${encodeURIComponent(image.host)}&image=${encodeURIComponent(imageName(image))}`,
    };
    const pull = (name: string): MenuEntry => ({
      label: text('pullAgain'),
      icon: <DownloadIcon />,
      onSelect: () => imageQuestion.set({ ask: 'pull', reference: name, host: image.host }),
    });
    const tag: MenuEntry = {
      label: text('tag'),
      icon: <TagIcon />,
      onSelect: () => imageQuestion.set({ ask: 'tag', image }),
    };
    const remove: MenuEntry = {
      label: common('removeChosen'),
      icon: <TrashIcon />,
      danger: true,
      onSelect: () => imageQuestion.set({ ask: 'remove', host: image.host, which: [image.id] }),
    };
    return [
      ...(may('containers:edit', at) ? [run] : []),
      ...(may('containers:update', at) && reference && !image.isRollback ? [pull(reference)] : []),
      ...(may('containers:update', at) ? [tag] : []),
      ...(may('containers:remove', at) ? [remove] : []),
    ];
  };
}
