import { Outlet, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { useConnection } from '../../../shell/connection.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Loading } from '../../../ui/loading.tsx';
import { ReadAgain } from '../images/read-again.tsx';
import { useLiveLab } from '../live.ts';
import { SecurityPage } from '../security-page.tsx';
import { securityText } from '../security-text.ts';
import { useWords } from '../use-words.ts';
import { FlawFilters } from './flaw-filters.tsx';
import { FlawList } from './flaw-list.tsx';
import { shownOf } from './flaw-search.ts';
import { LabSummary } from './lab-summary.tsx';
import { NoFlaws } from './no-flaws.tsx';
import { nowText } from './now-text.ts';
import { StateChoice } from './state-choice.tsx';
import { useFlawAddress } from './use-flaw-address.ts';
import { useFlaws } from './use-flaws.ts';

/** The flaws of the lab: what matters first, why, where, and what to do. */
export function NowPage() {
  return (
    <SecurityPage section="now" actions={<ReadAgain className="max-sm:hidden" />}>
      <Troubles />
      <LabSummary />
      <StateChoice />
      <FlawFilters />
      <Listed />
      <Suspense>
        <Outlet />
      </Suspense>
    </SecurityPage>
  );
}

/** What keeps it from knowing. */
function Troubles() {
  const say = useWords();
  const { overview } = useLiveLab();
  return overview?.status.troubles.map(({ id, words }) => (
    <Banner key={id} tone="warning" title={say(words)} />
  ));
}

function Listed() {
  const words = useText(securityText);
  const { search } = useFlawAddress();
  const { flaw }: { flaw?: string } = useParams({ strict: false });
  const query = useFlaws(search);
  const { loaded } = useLiveLab();
  const isOffline = useConnection('security').state === 'offline' && loaded;
  if (query.error && !query.data)
    return (
      <ErrorState
        title={words('couldNotRead')}
        {...explain(query.error, words('couldNotRead'))}
        retrying={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  if (!query.data) return <Loading rows={10} />;
  const { flaws, total } = query.data;
  return (
    <>
      {flaws.length === 0 ? (
        <NoFlaws />
      ) : (
        <FlawList
          flaws={flaws}
          search={search}
          openFlaw={flaw}
          isStale={isOffline || query.isPlaceholderData}
        />
      )}
      <Pages total={total} />
    </>
  );
}

function Pages({ total }: { total: number }) {
  const text = useText(nowText);
  const format = useFormat();
  const { search, change } = useFlawAddress();
  const page = search.page ?? 1;
  const { from, to, pages } = shownOf(page, total);
  if (pages === 1 && page === 1) return null;
  const go = (next: number) => {
    change({ page: next === 1 ? undefined : next });
    document.querySelector('#page')?.scrollTo(0, 0);
  };
  return (
    <nav aria-label={text('pages')} className="flex items-center gap-3 px-3">
      <Button disabled={page === 1} onClick={() => go(page - 1)}>
        {text('previous')}
      </Button>
      <span className="tabular text-sm text-muted">
        {text('shownOf', { from: format.count(from), to: format.count(to), total: format.count(total) })}
      </span>
      <Button disabled={page >= pages} onClick={() => go(page + 1)}>
        {text('next')}
      </Button>
    </nav>
  );
}
