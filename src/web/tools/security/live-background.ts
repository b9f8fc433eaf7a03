import { useEffect } from 'react';
import { startLiveFeed } from '../../shell/live-feed.ts';
import { forgetSession } from '../../shell/session.ts';
import { applyLive, emptyLab } from './live-store.ts';
import { liveLab } from './live.ts';
import { rereadFlaws } from './reread-flaws.ts';
import { securityApi } from './security-api.ts';
import { useMaySecurity } from './use-may-security.ts';

/** Holds the one live stream of flaws while somebody is signed in who may see some. */
export function LiveSecurityBackground(): null {
  const maySee = useMaySecurity()('security:read', 'somewhere');
  useEffect(() => {
    if (!maySee) return undefined;
    const running = startLiveFeed({
      tool: 'security',
      open: ({ signal, lastEventId }) => securityApi.liveSecurity({}, { signal, lastEventId }),
      onItem: (item) => {
        const before = liveLab.get();
        const after = applyLive(before, item);
        liveLab.set(after);
        if (before.loaded && after.bells !== before.bells) rereadFlaws();
      },
      onSignedOut: forgetSession,
    });
    return () => {
      running.stop();
      liveLab.set(emptyLab);
    };
  }, [maySee]);
  return null;
}
