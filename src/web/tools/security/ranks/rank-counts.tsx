import type { FindingCounts } from '#contracts/security/finding.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { RankMark, rankTone } from './rank-mark.tsx';
import { openRanks } from './ranks.ts';
import { ranksText } from './ranks-text.ts';

/** How many of each rank: a mark and a number each, the words for those who ask. */
export function RankCounts({ counts }: { counts: Pick<FindingCounts, 'ranks'> }) {
  const text = useText(ranksText);
  const format = useFormat();
  return (
    <span className="flex items-center gap-3 tabular">
      {openRanks
        .filter((rank) => (counts.ranks[rank] ?? 0) > 0)
        .map((rank) => {
          const count = counts.ranks[rank] ?? 0;
          const isLoud = rank === 'now' || rank === 'soon';
          return (
            <span
              key={rank}
              title={text(`${rank}Count`, { count })}
              className="inline-flex items-center gap-1"
            >
              <RankMark rank={rank} className="size-2.5" />
              <span className={isLoud ? rankTone(rank) : 'text-muted'}>
                {format.count(count)}
                <span className={isLoud ? '' : 'sr-only'}> {text(rank)}</span>
              </span>
            </span>
          );
        })}
    </span>
  );
}
