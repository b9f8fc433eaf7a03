import { useState } from 'react';
import type { UpdateRun, UpdateTarget } from '#contracts/watcher/run.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useStore } from '../../../shell/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { keyOf } from '../live-store.ts';
import { watcherApi } from '../watcher-api.ts';
import { watcherText } from '../watcher-text.ts';
import { PlanSummary } from './plan-summary.tsx';
import { planText } from './plan-text.ts';
import { PlanView } from './plan-view.tsx';
import { RunList } from './run-list.tsx';
import { RunProgress } from './run-progress.tsx';
import { updateTargets } from './update-target.ts';
import { useBegin } from './use-begin.ts';
import { type Planned, usePlans } from './use-plans.ts';

/** A plan is seen before it is agreed to; then what happens takes its place. */
export function UpdateDialog() {
  const targets = useStore(updateTargets);
  if (targets === null) return null;
  return (
    <AskUpdate key={targets.map(keyOf).join(' ')} targets={targets} close={() => updateTargets.set(null)} />
  );
}

function AskUpdate({ targets, close }: { targets: readonly UpdateTarget[]; close: () => void }) {
  const text = useText(planText);
  const words = useText(watcherText);
  const planned = usePlans(targets);
  const [runs, setRuns] = useState<readonly UpdateRun[] | null>(null);
  const possible = planned.filter(({ plan }) => plan?.isPossible === true);
  const isReady = planned.every(({ plan, error }) => plan !== undefined || error !== null);
  const { busy, error, begin } = useBegin(async () => {
    const body = { targets: possible.map(({ target }) => target) };
    setRuns(await watcherApi.startUpdates({ query: {}, body }));
  });
  const only = targets.length === 1 ? targets[0] : undefined;
  return (
    <Dialog
      open
      onClose={close}
      size="lg"
      title={only ? text('title', { name: only.name }) : text('titleMany', { count: targets.length })}
      footer={
        runs ? (
          <Button onClick={close}>{words('close')}</Button>
        ) : (
          // Also on the home page, where the accent is another.
          <div data-tool="watcher" className="contents">
            <Button onClick={close}>{words('cancel')}</Button>
            <Button
              variant="primary"
              busy={busy || !isReady}
              disabled={possible.length === 0}
              onClick={() => void begin()}
            >
              {only ? text('updateNow') : text('updateManyNow', { count: possible.length })}
            </Button>
          </div>
        )
      }
    >
      <div data-tool="watcher" className="flex flex-col gap-4">
        {error !== null && <ErrorNote error={error} />}
        {runs ? <Following runs={runs} planned={planned} /> : <Plans planned={planned} isReady={isReady} />}
      </div>
    </Dialog>
  );
}

function Plans({ planned, isReady }: { planned: readonly Planned[]; isReady: boolean }) {
  const text = useText(planText);
  const [only, ...more] = planned;
  if (only && more.length === 0) {
    if (only.error !== null) return <ErrorNote error={only.error} />;
    return only.plan ? <PlanView plan={only.plan} /> : <Loading rows={6} />;
  }
  const isNone = isReady && planned.every(({ plan }) => plan?.isPossible !== true);
  return (
    <>
      <p className="text-muted">{text(isNone ? 'nothingPossible' : 'order')}</p>
      <ul className="flex flex-col divide-y divide-line-soft">
        {planned.map((one) => (
          <li key={keyOf(one.target)}>
            <PlanSummary planned={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Following({ runs, planned }: { runs: readonly UpdateRun[]; planned: readonly Planned[] }) {
  const [only, ...more] = runs;
  if (!only || more.length > 0) return <RunList runs={runs} />;
  return <RunProgress run={only} isWatched={(planned[0]?.plan?.monitors.length ?? 0) > 0} />;
}
