import { useEffect } from 'react';
import { containers } from '#contracts/containers.ts';
import { apiClient } from '../../shell/api.ts';
import { reportConnection } from '../../shell/connection.ts';
import { startLiveFeed, type RunningFeed } from '../../shell/live-feed.ts';
import { forgetSession, useMay } from '../../shell/session.ts';
import { createStore, useStore } from '../../shell/store.ts';
import { applyLiveItem, emptyLiveState, type LiveState } from './live-store.ts';
import { announceOutcome } from './outcome.ts';

export const containersApi = apiClient(containers);

export const live = createStore<LiveState>(emptyLiveState);
let feed: RunningFeed | undefined;
let statsWatchers = 0;

export function useLive(): LiveState {
  return useStore(live);
}

/** Holds the one live stream while somebody is signed in. */
export function LiveBackground(): null {
  const maySee = useMay()('containers:read', 'somewhere');
  useEffect(() => {
    // Where there is nothing to follow, nothing can be behind.
    if (!maySee) return reportConnection('containers', 'live');
    const running = startLiveFeed({
      tool: 'containers',
      open: ({ signal, lastEventId }) =>
        containersApi.live(
          { query: { stats: statsWatchers > 0 ? 'true' : 'false' } },
          { signal, lastEventId },
        ),
      onItem: (item) => {
        if (item.type === 'operation') announceOutcome(live.get().operations, item.operation);
        live.set(applyLiveItem(live.get(), item));
      },
      onSignedOut: forgetSession,
    });
    feed = running;
    return () => {
      running.stop();
      feed = undefined;
      live.set(emptyLiveState);
    };
  }, [maySee]);
  return null;
}

/** Asks for CPU and memory while a page that shows them is open; the server samples only then. */
export function useStatsWatch(): void {
  useEffect(() => {
    statsWatchers += 1;
    if (statsWatchers === 1) feed?.restart();
    return () => {
      statsWatchers -= 1;
      // Moving between pages that both show figures must not reopen the stream twice.
      setTimeout(() => {
        if (statsWatchers === 0) feed?.restart();
      }, 1000);
    };
  }, []);
}
