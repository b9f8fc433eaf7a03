import type { SecurityMoment } from '#contracts/security/lab.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { type State, StateBadge } from '../../../ui/state-badge.tsx';
import { firstFew, shortReference } from '../now/flaw-places.ts';
import { securityText } from '../security-text.ts';
import { useOpenFlaw } from '../use-open-flaw.ts';
import { useWords } from '../use-words.ts';
import { useMoments } from './over-time-queries.ts';
import { overTimeText } from './over-time-text.ts';

/** What appeared and what went, newest first, each with its cause. */
export function MomentList() {
  const text = useText(overTimeText);
  const words = useText(securityText);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useMoments();
  const moments = data?.pages.flat() ?? [];
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-md font-semibold">{text('moments')}</h2>
      {error && !data ? (
        <ErrorState
          title={words('couldNotRead')}
          {...explain(error, words('couldNotRead'))}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <Loading rows={6} />
      ) : moments.length === 0 ? (
        <EmptyState title={text('noMoments')}>{text('noMomentsHint')}</EmptyState>
      ) : (
        <ol className="divide-y divide-line-soft rounded-lg border border-line-soft bg-surface">
          {moments.map((moment) => (
            <Moment key={moment.id} moment={moment} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button className="w-fit" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text('older')}
        </Button>
      )}
    </section>
  );
}

const looks = {
  appeared: { mark: 'degraded', word: 'appeared' },
  repaired: { mark: 'up', word: 'repaired' },
  exploited: { mark: 'down', word: 'becameExploited' },
  repairable: { mark: 'working', word: 'repairable' },
  withdrawn: { mark: 'noted', word: 'withdrawn' },
  accepted: { mark: 'seen', word: 'accepted' },
  reopened: { mark: 'degraded', word: 'reopened' },
} as const satisfies Record<SecurityMoment['kind'], { mark: State; word: keyof typeof overTimeText }>;
const causes = { advisory: 'causeAdvisory', image: 'causeImage', person: 'causePerson' } as const;

function Moment({ moment }: { moment: SecurityMoment }) {
  const text = useText(overTimeText);
  const say = useWords();
  const { mark, word } = looks[moment.kind];
  return (
    <li className="grid gap-x-4 gap-y-0.5 px-3 py-2.5 [contain-intrinsic-size:auto_3.5rem] [content-visibility:auto] sm:grid-cols-[7rem_8rem_1fr]">
      <RelativeTime atMs={moment.atMs} className="text-sm text-muted" />
      <StateBadge state={mark} word={text(word)} className="self-start" />
      <div className="flex min-w-0 flex-col gap-0.5">
        <span className="wrap-anywhere">{say(moment.words)}</span>
        <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-muted">
          <Flaws moment={moment} />
          <span className="font-mono wrap-anywhere">{shortReference(moment.reference)}</span>
          <span className="font-mono text-xs wrap-anywhere">{moment.host}</span>
          <span>{text(causes[moment.cause])}</span>
        </p>
      </div>
    </li>
  );
}

function Flaws({ moment: { flaws, flawsCount } }: { moment: SecurityMoment }) {
  const words = useText(securityText);
  const openFlaw = useOpenFlaw();
  const { shown } = firstFew(flaws, 4);
  const more = flawsCount - shown.length;
  return (
    <span className="flex flex-wrap gap-x-2">
      {shown.map((flaw) => (
        <button
          key={flaw}
          type="button"
          onClick={() => openFlaw(flaw)}
          className="max-w-56 truncate rounded-sm font-mono text-ink underline-offset-4 hover:underline pointer-coarse:min-h-10"
        >
          {flaw}
        </button>
      ))}
      {more > 0 && <span>{words('andMore', { count: more })}</span>}
    </span>
  );
}
