import { Outlet, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { WatcherPage } from '../watcher-page.tsx';
import { watcherText } from '../watcher-text.ts';
import { useRuns } from './run-queries.ts';
import { RunTable } from './run-table.tsx';
import { useRunAddress } from './use-run-address.ts';

/** Every update that began here, newest first, each with its way back. */
export function HistoryPage() {
  const text = useText(watcherText);
  const { run }: { run?: string } = useParams({ strict: false });
  const { search } = useRunAddress();
  const read = useRuns({ stack: search.stack });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = read.query;
  return (
    <WatcherPage section="history">
      <RunTable read={read} openKey={run} />
      {hasNextPage && (
        <Button className="w-fit" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text('more')}
        </Button>
      )}
      <Suspense>
        <Outlet />
      </Suspense>
    </WatcherPage>
  );
}
