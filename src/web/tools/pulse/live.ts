import { useEffect } from 'react';
import { pulse } from '#contracts/pulse/contract.ts';
import type { LiveMonitors } from '#contracts/pulse/live.ts';
import { apiClient } from '../../shell/api.ts';
import { startLiveFeed } from '../../shell/live-feed.ts';
import { forgetSession } from '../../shell/session.ts';
import { createStore, useStore } from '../../shell/store.ts';
import { mostBeats } from './beats.ts';
import { inBatches } from './in-batches.ts';
import { applyLive, emptyPulse, type LivePulse, withRead } from './live-store.ts';
import { useMayPulse } from './use-may-pulse.ts';

/** A thousand monitors are checked fifty times a second: nobody reads a page that changes more often than this. */
const batchMs = 400;
const readAgainMs = 10 * 60_000;

export const pulseApi = apiClient(pulse);

export const livePulse = createStore<LivePulse>(emptyPulse);

export function useLivePulse(): LivePulse {
  return useStore(livePulse);
}

/** Holds the one live stream of monitors while somebody is signed in who may see some. */
export function LivePulseBackground(): null {
  const maySee = useMayPulse()('pulse:read', 'somewhere');
  useEffect(() => {
    if (!maySee) return undefined;
    const batches = inBatches<LiveMonitors>(batchMs, (items) =>
      livePulse.set(applyLive(livePulse.get(), items)),
    );
    const running = startLiveFeed({
      tool: 'pulse',
      open: ({ signal, lastEventId }) => pulseApi.liveMonitors({}, { signal, lastEventId }),
      onItem: batches.add,
      onSignedOut: forgetSession,
    });
    return () => {
      running.stop();
      batches.stop();
      livePulse.set(emptyPulse);
    };
  }, [maySee]);
  return null;
}

/** Reads the bars of all monitors while a page shows them; the stream adds what comes after. */
export function useBars(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    const stop = new AbortController();
    const read = async () => {
      try {
        const recent = await pulseApi.recentHeartbeats({ query: { count: mostBeats } }, stop);
        livePulse.set(withRead(livePulse.get(), recent));
      } catch {
        // Without them the bars begin with what the stream tells; the dot in the top bar says when that is lost.
      }
    };
    void read();
    const timer = setInterval(() => void read(), readAgainMs);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [isWanted]);
}
