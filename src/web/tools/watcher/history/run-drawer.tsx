import { useParams } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import { explain, isNotFound } from '../../../shell/api.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { useRunById } from '../plan/use-run.ts';
import { VersionChange } from '../version/version-change.tsx';
import { watcherText } from '../watcher-text.ts';
import { historyText } from './history-text.ts';
import { RunDetails } from './run-details.tsx';
import { runMark } from './run-state.ts';
import { useRunAddress } from './use-run-address.ts';

/** One update: how it went, what it changed, and the way back. */
export function RunDrawer() {
  const { run: id = '' }: { run?: string } = useParams({ strict: false });
  const text = useText(historyText);
  const words = useText(watcherText);
  const { close } = useRunAddress();
  const { query, run } = useRunById(id);
  return (
    <Drawer
      open
      onClose={close}
      title={run?.name ?? words('history')}
      subtitle={run && <VersionChange from={run.from} to={run.to} />}
      badge={run && <StateBadge state={runMark(run.state)} word={text(run.state)} />}
    >
      <div data-tool="watcher" className="p-4">
        {run ? (
          <RunDetails run={run} />
        ) : isNotFound(query.error) ? (
          <EmptyState title={text('gone')}>{text('goneHint')}</EmptyState>
        ) : query.error ? (
          <ErrorState
            title={words('couldNotRead')}
            {...explain(query.error, words('couldNotRead'))}
            onRetry={() => void query.refetch()}
          />
        ) : (
          <Loading rows={6} />
        )}
      </div>
    </Drawer>
  );
}
