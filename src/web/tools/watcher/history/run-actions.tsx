import { useState } from 'react';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.ts';
import { keyOf } from '../live-store.ts';
import { useLiveWatcher } from '../live.ts';
import { watcherApi } from '../watcher-api.ts';
import { useDoing } from '../use-doing.ts';
import { useMayWatcher } from '../use-may-watcher.ts';
import { versionName } from '../version/version-name.ts';
import { historyText } from './history-text.ts';
import { RevertDialog } from './revert-dialog.tsx';

/** The way back, and taking back what has not begun. */
export function RunActions({ run }: { run: UpdateRun }) {
  const text = useText(historyText);
  const row = useLiveWatcher().containers.get(keyOf(run));
  const mayUpdate = useMayWatcher()('watcher:update', { ...run, labels: row?.labels ?? {} });
  const [isAsking, setIsAsking] = useState(false);
  const { busy, doing } = useDoing();
  const cancel = () =>
    doing(async () => {
      await watcherApi.cancelRun({ params: { run: run.id } });
      showToast({ title: text('didCancel', { name: run.name }) });
    });
  if (!mayUpdate) return null;
  return (
    <>
      {run.state === 'waiting' && (
        <Button className="w-fit" busy={busy} onClick={() => void cancel()}>
          {text('takeBackWaiting')}
        </Button>
      )}
      {run.canRevert && (
        <Button className="w-fit" onClick={() => setIsAsking(true)}>
          {text('goBack', { version: versionName(run.from) })}
        </Button>
      )}
      {isAsking && <RevertDialog run={run} close={() => setIsAsking(false)} />}
    </>
  );
}
