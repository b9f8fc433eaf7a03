import { useRef } from 'react';
import type { LabFlaw } from '#contracts/security/flaw.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { RankBadge } from '../ranks/rank-badge.tsx';
import { ranks } from '../ranks/ranks.ts';
import { ranksText } from '../ranks/ranks-text.ts';
import { FlawItem } from './flaw-item.tsx';
import type { FlawSearch } from './flaw-search.ts';
import { nowText } from './now-text.ts';
import { useListKeys } from './use-list-keys.ts';

interface Props {
  flaws: readonly LabFlaw[];
  search: FlawSearch;
  openFlaw: string | undefined;
  /** The last known ones, not the present. */
  isStale: boolean;
}

/** One list for each rank, so that the order explains itself. */
export function FlawList({ flaws, search, openFlaw, isStale }: Props) {
  const text = useText(nowText);
  const words = useText(ranksText);
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list);
  const byRank = Map.groupBy(flaws, ({ rank }) => rank);
  return (
    <div ref={list} className={cx('flex flex-col gap-4', isStale && 'opacity-60')}>
      {ranks.map((rank) => {
        const members = byRank.get(rank);
        return (
          members && (
            <section key={rank} aria-label={`${text('list')}: ${words(rank)}`}>
              <h2 className="flex items-center gap-2 px-3 pb-1.5 text-sm">
                <RankBadge rank={rank} />
                <span className="text-muted">{words(`${rank}Means`)}</span>
              </h2>
              <ul className="overflow-hidden rounded-lg border border-line-soft bg-surface">
                {members.map((flaw) => (
                  <FlawItem key={flaw.flaw} flaw={flaw} search={search} isOpen={flaw.flaw === openFlaw} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  );
}
