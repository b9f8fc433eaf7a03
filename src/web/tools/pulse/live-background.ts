import { useEffect } from 'react';
import type { LiveMonitors } from '#contracts/pulse/live.ts';
import { startLiveFeed } from '../../shell/live-feed.ts';
import { forgetSession } from '../../shell/session.ts';
import { inBatches } from './in-batches.ts';
import { applyLive, emptyPulse } from './live-store.ts';
import { livePulse } from './live.ts';
import { pulseApi } from './pulse-api.ts';
import { useMayPulse } from './use-may-pulse.ts';

/** A thousand monitors are checked fifty times a second: nobody reads a page that changes more often than this. */
const batchMs = 400;

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
