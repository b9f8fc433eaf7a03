import type { ScannedImage } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { systemName } from './image-rows.ts';
import { imagesText } from './images-text.ts';

const soonMs = 90 * 86_400_000;

/** The distribution in short: `Debian 12` of `Debian GNU/Linux 12 (bookworm)`. */
export function SystemCell({ image: { distribution, knowledge } }: { image: ScannedImage }) {
  const text = useText(imagesText);
  if (!distribution)
    return <span className="truncate text-faint">{knowledge.readAtMs !== null && text('noSystem')}</span>;
  return (
    <span className="truncate" title={distribution.title}>
      {systemName(distribution)}
    </span>
  );
}

/** Nothing while it is far off. */
export function SupportEndNote({ image: { supportEnd } }: { image: ScannedImage }) {
  const text = useText(imagesText);
  const format = useFormat();
  const nowMs = useNow();
  if (!supportEnd) return null;
  const { untilMs, isOver, source } = supportEnd;
  const day = new Intl.DateTimeFormat(format.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    untilMs,
  );
  const title = text('supportUntil', { day, source });
  if (!isOver && untilMs - nowMs > soonMs) return null;
  const ago = format.ago(untilMs, nowMs);
  return (
    <span className={isOver ? 'shrink-0 text-down' : 'shrink-0 text-degraded'} title={title}>
      {isOver ? text('supportOver') : text('supportEnds', { ago })}
    </span>
  );
}
