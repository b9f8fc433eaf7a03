import type { ScannedImage } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RankCounts } from '../ranks/rank-counts.tsx';
import { openCount } from '../ranks/ranks.ts';
import { imagesText } from './images-text.ts';

/** How many of each rank; none is good news only where all of the image is known, and something is in it that could have one. */
export function FlawsCell({ image: { counts, knowledge, packages } }: { image: ScannedImage }) {
  const text = useText(imagesText);
  if (openCount(counts) > 0) return <RankCounts counts={counts} />;
  const { state, unmatched } = knowledge;
  if (state === 'unknown' || state === 'pending' || state === 'reading')
    return <span className="text-faint">{text(state)}</span>;
  if (packages === 0) return <span className="truncate text-faint">{text('noPackages')}</span>;
  if (state === 'known' && unmatched === 0) return <span className="text-muted">{text('noneKnown')}</span>;
  return <span className="truncate text-muted">{text('noneFound')}</span>;
}
