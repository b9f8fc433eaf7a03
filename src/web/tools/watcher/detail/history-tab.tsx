import { Link } from '@tanstack/react-router';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { historyText } from '../history/history-text.ts';
import { RunActions } from '../history/run-actions.tsx';
import { useRuns } from '../history/run-queries.ts';
import { runMark } from '../history/run-state.ts';
import { runPath } from '../history/use-run-address.ts';
import { useWords } from '../use-words.ts';
import { VersionChange } from '../version/version-change.tsx';
import { watcherText } from '../watcher-text.ts';

/** The updates of one container, newest first, each with its way back. */
export function HistoryTab({ host, name }: { host: string; name: string }) {
  const text = useText(historyText);
  const words = useText(watcherText);
  const { query, runs } = useRuns({ host, name });
  if (runs === undefined)
    return query.error ? (
      <ErrorState
        title={words('couldNotRead')}
        {...explain(query.error, words('couldNotRead'))}
        onRetry={() => void query.refetch()}
      />
    ) : (
      <div className="p-4">
        <Loading rows={4} />
      </div>
    );
  if (runs.length === 0) return <EmptyState title={text('noneOfIt')}>{text('noneOfItHint')}</EmptyState>;
  return (
    <div className="flex flex-col gap-3 p-4">
      <ul className="flex flex-col divide-y divide-line-soft">
        {runs.map((run) => (
          <li key={run.id} className="py-2">
            <RunEntry run={run} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button className="w-fit" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words('more')}
        </Button>
      )}
    </div>
  );
}

function RunEntry({ run }: { run: UpdateRun }) {
  const text = useText(historyText);
  const say = useWords();
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <StateBadge className="w-32 shrink-0" state={runMark(run.state)} word={text(run.state)} />
        <VersionChange from={run.from} to={run.to} />
        <Link to={runPath(run.id)} className="ml-auto text-sm">
          <RelativeTime atMs={run.startedAtMs} />
        </Link>
      </div>
      <p className="text-sm text-muted wrap-anywhere">
        {run.startedBy}: {say(run.because)}
      </p>
      {run.problem && <p className="text-sm whitespace-pre-line wrap-anywhere">{say(run.problem)}</p>}
      <RunActions run={run} />
    </div>
  );
}
