import { useEffect } from 'react';
import { watcher } from '#contracts/watcher/contract.ts';
import { apiClient } from '../../shell/api.ts';
import { startLiveFeed } from '../../shell/live-feed.ts';
import { forgetSession } from '../../shell/session.ts';
import { createStore, useStore } from '../../shell/store.ts';
import { applyLive, emptyWatcher, type LiveWatcher } from './live-store.ts';
import { useMayWatcher } from './use-may-watcher.ts';

export const watcherApi = apiClient(watcher);

export const liveWatcher = createStore<LiveWatcher>(emptyWatcher);

export function useLiveWatcher(): LiveWatcher {
  return useStore(liveWatcher);
}

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
