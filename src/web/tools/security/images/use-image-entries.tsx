import { useNavigate } from '@tanstack/react-router';
import AcceptIcon from 'lucide-react/icons/shield-check';
import CompareIcon from 'lucide-react/icons/git-compare-arrows';
import ListIcon from 'lucide-react/icons/list';
import RefreshIcon from 'lucide-react/icons/refresh-cw';
import type { ScannedImage } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { askAccept, emptyScope } from '../acceptances/accept-target.ts';
import { imageLine } from '../acceptances/image-line.ts';
import { askCompare } from '../compare/compare-target.ts';
import { securityText } from '../security-text.ts';
import { useMaySecurity } from '../use-may-security.ts';
import { imageName } from './image-rows.ts';
import { imagesText } from './images-text.ts';
import { useReadAgain } from './use-read-again.ts';

/** The menu of an image: what this account may do about it. */
export function useImageEntries(): (image: ScannedImage) => readonly MenuEntry[] {
  const words = useText(securityText);
  const text = useText(imagesText);
  const may = useMaySecurity();
  const navigate = useNavigate();
  const readAgain = useReadAgain();
  return (image) => {
    const reference = image.references[0];
    const entries: MenuEntry[] = [
      {
        label: text('seeFlaws'),
        icon: <ListIcon />,
        onSelect: () => void navigate({ to: '/security', search: { image: image.id } }),
      },
    ];
    if (may('security:operate', 'somewhere')) {
      entries.push({
        label: words('readAgain'),
        icon: <RefreshIcon />,
        onSelect: () => void readAgain(image),
      });
      entries.push({
        label: words('compare'),
        icon: <CompareIcon />,
        onSelect: () =>
          askCompare({
            host: image.host,
            image: image.id,
            name: imageName(image),
            reference: reference ?? '',
          }),
      });
    }
    if (reference !== undefined && may('security:accept', 'everywhere'))
      entries.push({
        label: words('accept'),
        icon: <AcceptIcon />,
        onSelect: () => askAccept({ ...emptyScope, image: imageLine(reference) }),
      });
    return entries;
  };
}
