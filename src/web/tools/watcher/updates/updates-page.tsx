import { Outlet, useParams } from '@tanstack/react-router';
import RefreshIcon from 'lucide-react/icons/refresh-cw';
import { Suspense, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { keyOf } from '../live-store.ts';
import { useLiveWatcher } from '../live.ts';
import { useMayWatcher } from '../use-may-watcher.ts';
import { useWatchedActions } from '../use-watched-actions.ts';
import { WatcherPage } from '../watcher-page.tsx';
import { watcherText } from '../watcher-text.ts';
import { listText } from './list-text.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { UpdateTable } from './update-table.tsx';
import { UpdatesSummary } from './updates-summary.tsx';

/** Every container, and whether there is something newer for it. */
export function UpdatesPage() {
  const mayCheck = useMayWatcher()('watcher:operate', 'somewhere');
  const { host, name }: { host?: string; name?: string } = useParams({ strict: false });
  const openKey = host !== undefined && name !== undefined ? keyOf({ host, name }) : undefined;
  return (
    <WatcherPage section="updates" actions={mayCheck && <CheckNow />}>
      <Missing />
      <UpdatesSummary />
      <UpdateTable openKey={openKey} />
      <Suspense>
        <Outlet />
      </Suspense>
      <SnoozeDialog />
    </WatcherPage>
  );
}

function CheckNow() {
  const text = useText(watcherText);
  const { status } = useLiveWatcher();
  const { check } = useWatchedActions();
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    await check(null);
    setBusy(false);
  };
  return (
    <Button icon={<RefreshIcon />} busy={busy || status?.isChecking === true} onClick={() => void press()}>
      {text('checkNow')}
    </Button>
  );
}

/** Hosts that cannot be seen: their rows may be old. */
function Missing() {
  const text = useText(listText);
  const { status } = useLiveWatcher();
  return (status?.missing ?? []).map(({ host, reason }) => (
    <Banner key={host} tone="warning" title={text('missing', { host })}>
      {reason} {text('missingHint')}
    </Banner>
  ));
}
