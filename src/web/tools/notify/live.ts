import { useEffect, useMemo } from 'react';
import { notify } from '#contracts/notify/contract.ts';
import { useLanguage } from '../../i18n/language.ts';
import { apiClient } from '../../shell/api.ts';
import { startLiveFeed } from '../../shell/live-feed.ts';
import { forgetSession } from '../../shell/session.ts';
import { useMayNotify } from './use-may-notify.ts';
import { createStore, useStore } from '../../shell/store.ts';
import { applyLiveAlert, emptyLiveAlerts, inOwnWords, type LiveAlerts } from './live-store.ts';

export const notifyApi = apiClient(notify);

export const liveAlerts = createStore<LiveAlerts>(emptyLiveAlerts);

/** In the language of the page. */
export function useLiveAlerts(): LiveAlerts {
  const live = useStore(liveAlerts);
  const language = useLanguage();
  return useMemo(() => inOwnWords(live, language), [live, language]);
}

/** Holds the one live stream of alerts while somebody is signed in who may see some. */
export function LiveAlertsBackground(): null {
  const maySee = useMayNotify()('notify:read', 'somewhere');
  useEffect(() => {
    if (!maySee) return undefined;
    const running = startLiveFeed({
      tool: 'notify',
      open: ({ signal, lastEventId }) => notifyApi.liveAlerts({}, { signal, lastEventId }),
      onItem: (item) => liveAlerts.set(applyLiveAlert(liveAlerts.get(), item)),
      onSignedOut: forgetSession,
    });
    return () => {
      running.stop();
      liveAlerts.set(emptyLiveAlerts);
    };
  }, [maySee]);
  return null;
}
