import { useEffect } from 'react';
import { mostBeats } from './beats.ts';
import { withRead } from './live-store.ts';
import { livePulse } from './live.ts';
import { pulseApi } from './pulse-api.ts';

const readAgainMs = 10 * 60_000;

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
