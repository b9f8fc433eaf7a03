import { Link, useNavigate } from '@tanstack/react-router';
import type { LabOverview } from '#contracts/security/lab.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import { SummaryLine, type SummaryItem } from '../../../ui/summary-line.tsx';
import { useLiveLab } from '../live.ts';
import { RankMark } from '../ranks/rank-mark.tsx';
import { openRanks, worstRank } from '../ranks/ranks.ts';
import { ranksText } from '../ranks/ranks-text.ts';
import { isStale, labVerdict, type NotKnown, notKnown } from './lab-verdict.ts';
import { nowText } from './now-text.ts';
import { useFlawAddress } from './use-flaw-address.ts';

const tones = { now: 'down', soon: 'degraded', plan: 'working', watch: 'idle' } as const;
/** With these nothing can be said of what is well. */
const unsure: readonly string[] = ['noAdvisories', 'noImages', 'firstRead', 'unsure'];

/** How the lab is, in words: what wants a person, how fresh that is, and what is not known. */
export function LabSummary() {
  const text = useText(nowText);
  const { overview } = useLiveLab();
  if (!overview) return <div className="h-17" />;
  const missing = notKnown(overview);
  const verdict = labVerdict(overview, missing);
  return (
    <section aria-label={text('summary')} className="flex flex-col gap-1.5">
      <p className="flex items-baseline gap-2 text-lg font-semibold wrap-anywhere">
        {unsure.includes(verdict.id) ? (
          <span aria-hidden className="font-mono text-idle">
            ?
          </span>
        ) : (
          <RankMark rank={worstRank(overview.counts)} className="self-center" />
        )}
        {text(verdict.id, { count: verdict.count })}
      </p>
      <Counted overview={overview} />
      <Unknowns missing={missing} />
    </section>
  );
}

function Counted({ overview }: { overview: LabOverview }) {
  return <SummaryLine items={useItems(overview)} />;
}

function useItems({ counts, status, week, endOfLife }: LabOverview): readonly SummaryItem[] {
  const text = useText(nowText);
  const words = useText(ranksText);
  const { change } = useFlawAddress();
  const navigate = useNavigate();
  const freshness = useFreshness(status);
  const ofRanks = openRanks
    .filter((rank) => counts.ranks[rank] > 0)
    .map((rank) => ({
      text: words(`${rank}Count`, { count: counts.ranks[rank] }),
      tone: tones[rank],
      onSelect: () => change({ rank, state: undefined }),
    }));
  const repairable = {
    text: text('repairableCount', { count: counts.repairable }),
    onSelect: () => change({ repairable: true, state: undefined }),
  };
  const ended = endOfLife.reduce((sum, { images }) => sum + images, 0);
  return [
    ...ofRanks,
    ...(counts.repairable > 0 ? [repairable] : []),
    ...(ended > 0
      ? [
          {
            text: text('endOfLife', { count: ended }),
            tone: 'degraded' as const,
            onSelect: () => void navigate({ to: '/security/images', search: { group: 'system' } }),
          },
        ]
      : []),
    ...(week.appeared + week.repaired > 0
      ? [{ text: text('week', { appeared: week.appeared, repaired: week.repaired }), tone: 'idle' as const }]
      : []),
    ...freshness,
  ];
}

/** How old the advisories are that everything was compared with. */
function useFreshness({ advisoriesAtMs, isFetching }: LabOverview['status']): readonly SummaryItem[] {
  const text = useText(nowText);
  const format = useFormat();
  const nowMs = useNow();
  const navigate = useNavigate();
  const onSelect = () => void navigate({ to: '/security/sources' });
  if (advisoriesAtMs === null)
    return [{ text: text(isFetching ? 'fetchingFirst' : 'noneFetched'), tone: 'degraded', onSelect }];
  const ago = format.ago(advisoriesAtMs, nowMs);
  return [
    {
      text: text(isFetching ? 'advisoriesFetching' : 'advisoriesAgo', { ago }),
      tone: isStale(advisoriesAtMs, nowMs) ? 'degraded' : 'idle',
      onSelect,
    },
  ];
}

const parts = ['unknown', 'partial', 'pending'] as const;

/** What is missing, each with the way to it, and what is read at this moment. */
function Unknowns({ missing }: { missing: NotKnown }) {
  const text = useText(nowText);
  const { overview } = useLiveLab();
  const reading = overview?.status.reading ?? [];
  const shown = parts.filter((part) => missing[part] > 0);
  if (shown.length === 0 && missing.packages === 0 && reading.length === 0) return null;
  return (
    <p className="fade-ends -mx-3 flex items-center gap-x-4 overflow-x-auto px-3 text-sm whitespace-nowrap text-muted [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0">
      {(shown.length > 0 || missing.packages > 0) && (
        <span className="font-medium text-ink">{text('notKnown')}</span>
      )}
      {shown.map((part) => (
        <Link
          key={part}
          to="/security/images"
          search={{ known: part }}
          className="underline-offset-4 hover:underline pointer-coarse:min-h-10 pointer-coarse:content-center"
        >
          {text(`${part}Images`, { count: missing[part] })}
        </Link>
      ))}
      {missing.packages > 0 && (
        <Link
          to="/security/images"
          search={{ known: 'unmatched' }}
          className="underline-offset-4 hover:underline pointer-coarse:min-h-10 pointer-coarse:content-center"
        >
          {text('unmatchedPackages', { count: missing.packages })}
        </Link>
      )}
      {reading[0] && (
        <output className="flex min-w-0 items-center gap-1.5 text-working">
          <Spinner className="size-3" />
          <span className="min-w-0 truncate">{text('reading', { reference: reading[0].reference })}</span>
          {reading.length > 1 && <span className="shrink-0">+{reading.length - 1}</span>}
        </output>
      )}
    </p>
  );
}
