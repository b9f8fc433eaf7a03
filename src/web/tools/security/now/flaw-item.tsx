import { Link } from '@tanstack/react-router';
import ArrowIcon from 'lucide-react/icons/arrow-right';
import { memo } from 'react';
import type { LabFlaw } from '#contracts/security/flaw.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { flawPath } from '../paths.ts';
import { RankMark } from '../ranks/rank-mark.tsx';
import { ranksText } from '../ranks/ranks-text.ts';
import { SeverityWord } from '../ranks/severity-word.tsx';
import { securityText } from '../security-text.ts';
import { useWords } from '../use-words.ts';
import { firstFew, placeNames, placePackages } from './flaw-places.ts';
import type { FlawSearch } from './flaw-search.ts';
import { nowText } from './now-text.ts';

interface Props {
  flaw: LabFlaw;
  search: FlawSearch;
  isOpen: boolean;
}

/** What it is and why it matters, where it is and what to do. Drawn by the browser only while it is in sight. */
export const FlawItem = memo(({ flaw, search, isOpen }: Props) => (
  <li
    className={cx(
      'relative grid grid-cols-[0.75rem_1fr] gap-x-3 border-b border-line-soft px-3 py-2.5 [contain-intrinsic-size:auto_3.75rem] [content-visibility:auto] last:border-0 hover:bg-hover',
      'lg:grid-cols-[0.75rem_1fr_minmax(16rem,24rem)]',
      isOpen && 'bg-accent/10',
    )}
  >
    <RankMark rank={flaw.rank} className="mt-1" />
    <div className="flex min-w-0 flex-col gap-0.5">
      <Headline flaw={flaw} search={search} isOpen={isOpen} />
      <Reasons flaw={flaw} />
    </div>
    <div className="col-start-2 flex min-w-0 flex-col gap-0.5 lg:col-start-3">
      <Advice flaw={flaw} />
      <Where flaw={flaw} />
    </div>
  </li>
));

function Headline({ flaw, search, isOpen }: Props) {
  const ranks = useText(ranksText);
  const text = useText(nowText);
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-2.5 sm:flex-nowrap">
      <Link
        to={flawPath(flaw.flaw)}
        search={search}
        data-flaw-link
        aria-current={isOpen ? 'true' : undefined}
        className="max-w-full shrink-0 truncate font-mono text-sm font-medium text-ink no-underline after:absolute after:inset-0 sm:max-w-56"
        title={flaw.flaw}
      >
        <span className="sr-only">{ranks(flaw.rank)}: </span>
        {flaw.flaw}
      </Link>
      <SeverityWord severity={flaw.severity} className="shrink-0 text-sm" />
      {flaw.exploited && (
        <span className="shrink-0 rounded-sm bg-down/12 px-1.5 text-xs font-medium text-down">
          {text('isExploited')}
        </span>
      )}
      <span
        className="min-w-0 max-sm:line-clamp-2 max-sm:basis-full sm:truncate"
        title={flaw.title ?? undefined}
      >
        {flaw.title}
      </span>
    </div>
  );
}

/** The weightiest first, in the words of the server. */
function Reasons({ flaw }: { flaw: LabFlaw }) {
  const say = useWords();
  const reasons = flaw.reasons
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ words }) => say(words).replace(/\.$/u, ''));
  const all = reasons.join(' · ');
  return (
    <p className="text-sm text-muted max-sm:line-clamp-2 sm:truncate" title={all}>
      {all}
    </p>
  );
}

function Advice({ flaw: { advice } }: { flaw: LabFlaw }) {
  const text = useText(nowText);
  const say = useWords();
  if (!advice) return <p className="truncate text-sm text-faint">{text('noAdvice')}</p>;
  return (
    <p className="flex min-w-0 items-center gap-1.5" title={say(advice)}>
      <ArrowIcon aria-hidden className="size-3.5 shrink-0 text-accent-ink" />
      <span className="min-w-0 max-sm:line-clamp-2 sm:truncate">{say(advice)}</span>
    </p>
  );
}

function Where({ flaw }: { flaw: LabFlaw }) {
  const words = useText(securityText);
  const text = useText(nowText);
  const names = firstFew(placeNames(flaw));
  const packages = firstFew(placePackages(flaw));
  const more = names.more + Math.max(0, flaw.placesCount - flaw.places.length);
  return (
    <p className="flex min-w-0 items-baseline gap-2 text-sm text-muted">
      <span className="min-w-0 truncate" title={names.shown.join(', ')}>
        {names.shown.join(', ')}
        {more > 0 && ` ${words('andMore', { count: more })}`}
      </span>
      <span className="min-w-0 shrink-[3] truncate font-mono text-xs" title={packages.shown.join(', ')}>
        {packages.shown.join(', ')}
        {packages.more > 0 && ` +${packages.more}`}
      </span>
      <span className="ml-auto shrink-0 text-xs text-faint">
        <span className="sr-only">{text('firstSeen')}</span> <RelativeTime atMs={flaw.firstSeenAtMs} />
      </span>
    </p>
  );
}
