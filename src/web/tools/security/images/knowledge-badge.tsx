import type { ScannedImage } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type State, StateBadge, StateMark } from '../../../ui/state-badge.tsx';
import { imagesText } from './images-text.ts';

type Known = ScannedImage['knowledge']['state'];

const marks: Record<Exclude<Known, 'known'>, State> = {
  'system-only': 'degraded',
  partial: 'degraded',
  pending: 'noted',
  reading: 'working',
  unknown: 'unknown',
};

/** The usual is quiet, so that what is missing stands out. */
export function KnowledgeBadge({ state }: { state: Known }) {
  const text = useText(imagesText);
  if (state !== 'known') return <StateBadge state={marks[state]} word={text(state)} />;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-muted">
      <StateMark state="seen" />
      <span className="truncate">{text('known')}</span>
    </span>
  );
}
