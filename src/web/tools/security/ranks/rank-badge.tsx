import type { Rank } from '#contracts/security/finding.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { RankMark, rankTone } from './rank-mark.tsx';
import { ranksText } from './ranks-text.ts';

export function RankBadge({ rank, className }: { rank: Rank; className?: string }) {
  const text = useText(ranksText);
  return (
    <span className={cx('inline-flex items-center gap-1.5', className)} title={text(`${rank}Means`)}>
      <RankMark rank={rank} />
      <span className={cx('font-medium', rankTone(rank))}>{text(rank)}</span>
    </span>
  );
}
