import type { ScannedImage } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { useWords } from '../use-words.ts';
import { firstFew } from '../now/flaw-places.ts';
import { securityText } from '../security-text.ts';
import { imageDrawerText } from './image-drawer-text.ts';
import { imagesText } from './images-text.ts';
import { SupportEndNote, SystemCell } from './system-cell.tsx';

/** Who uses it, what it stands on, and what is known of it with the reason where that is not all. */
export function ImageHeadline({ image }: { image: ScannedImage }) {
  const text = useText(imagesText);
  const words = useText(securityText);
  const say = useWords();
  const { knowledge } = image;
  const names = firstFew([...new Set(image.containers.map(({ name }) => name))], 4);
  const by = names.shown.length > 0 ? names.shown.join(', ') : text('usedByNone');
  const why = knowledge.reason ? say(knowledge.reason.words) : text(`${knowledge.state}Means`);
  return (
    <div className="flex flex-col gap-0.5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="wrap-anywhere">
          {text('usedBy')} <span className="text-ink">{by}</span>
          {names.more > 0 && ` ${words('andMore', { count: names.more })}`}
        </span>
        <span className="font-mono text-xs wrap-anywhere">{image.host}</span>
        <SystemCell image={image} />
        <SupportEndNote image={image} />
      </p>
      <p className="wrap-anywhere">
        {knowledge.state !== 'known' && <span className="text-ink">{why} </span>}
        <Ages image={image} />
        {knowledge.unmatched > 0 && (
          <span className="text-degraded"> {text('notCompared', { count: knowledge.unmatched })}.</span>
        )}
      </p>
    </div>
  );
}

function Ages({ image: { knowledge } }: { image: ScannedImage }) {
  const text = useText(imageDrawerText);
  const format = useFormat();
  const nowMs = useNow();
  const { readAtMs, matchedAtMs } = knowledge;
  return (
    <>
      {readAtMs !== null && (
        <span title={format.exactTime(readAtMs)}>
          {text('readAgo', { ago: format.ago(readAtMs, nowMs) })}{' '}
        </span>
      )}
      {matchedAtMs !== null && (
        <span title={format.exactTime(matchedAtMs)}>
          {text('comparedAgo', { ago: format.ago(matchedAtMs, nowMs) })}
        </span>
      )}
    </>
  );
}
