import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { watcherApi } from '../watcher-api.ts';
import { PlanView } from '../plan/plan-view.tsx';
import { RunProgress } from '../plan/run-progress.tsx';
import { useBegin } from '../plan/use-begin.ts';
import { versionName } from '../version/version-name.ts';
import { watcherText } from '../watcher-text.ts';
import { historyText } from './history-text.ts';

/** Going back is a change like any other: its plan first, then its progress. */
export function RevertDialog({ run, close }: { run: UpdateRun; close: () => void }) {
  const text = useText(historyText);
  const words = useText(watcherText);
  const params = { run: run.id };
  const [begun, setBegun] = useState<UpdateRun | null>(null);
  const { data: plan, error } = useQuery({
    queryKey: ['watcher', 'revert-plan', run.id],
    queryFn: ({ signal }) => watcherApi.planRunRevert({ params }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const starting = useBegin(async () => setBegun(await watcherApi.revertRun({ params, query: {} })));
  return (
    <Dialog
      open
      onClose={close}
      size="lg"
      title={text('goBackTitle', { name: run.name, version: versionName(run.from) })}
      footer={
        begun ? (
          <Button onClick={close}>{words('close')}</Button>
        ) : (
          <>
            <Button onClick={close}>{words('cancel')}</Button>
            <Button
              variant="primary"
              busy={starting.busy}
              disabled={plan?.isPossible !== true}
              onClick={() => void starting.begin()}
            >
              {text('goBackNow')}
            </Button>
          </>
        )
      }
    >
      <div data-tool="watcher" className="flex flex-col gap-4">
        {starting.error !== null && <ErrorNote error={starting.error} />}
        {begun ? (
          <RunProgress run={begun} />
        ) : error ? (
          <ErrorNote error={error} />
        ) : plan ? (
          <PlanView plan={plan} />
        ) : (
          <Loading rows={6} />
        )}
      </div>
    </Dialog>
  );
}
