import { useEffect } from 'react';
import { startLiveFeed } from '../../shell/live-feed.ts';
import { forgetSession } from '../../shell/session.ts';
import { applyLive, emptyWatcher } from './live-store.ts';
import { liveWatcher } from './live.ts';
import { useMayWatcher } from './use-may-watcher.ts';
import { watcherApi } from './watcher-api.ts';

/** Holds the one live stream of updates while somebody is signed in who may see some. */
export function LiveWatcherBackground(): null {
  const maySee = useMayWatcher()('watcher:read', 'somewhere');
  useEffect(() => {
    if (!maySee) return undefined;
    const running = startLiveFeed({
      tool: 'watcher',
      open: ({ signal, lastEventId }) => watcherApi.liveUpdates({}, { signal, lastEventId }),
      onItem: (item) => liveWatcher.set(applyLive(liveWatcher.get(), item)),
      onSignedOut: forgetSession,
    });
    return () => {
      running.stop();
      liveWatcher.set(emptyWatcher);
    };
  }, [maySee]);
  return null;
}
