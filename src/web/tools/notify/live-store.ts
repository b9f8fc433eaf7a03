import type { z } from 'zod';
import type { Alert } from '#contracts/notify/alert.ts';
import type { alertsEndpoints } from '#contracts/notify/alerts.ts';
import { inLanguage } from '#contracts/notify/in-language.ts';
import type { Language } from '../../i18n/message.ts';

export type LiveAlertItem = z.infer<(typeof alertsEndpoints.liveAlerts)['item']>;

/** What the live stream has told so far. Replaced as a whole, never changed in place. */
export interface LiveAlerts {
  readonly loaded: boolean;
  readonly alerts: ReadonlyMap<string, Alert>;
  readonly waiting: number;
  readonly dead: number;
}

export const emptyLiveAlerts: LiveAlerts = { loaded: false, alerts: new Map(), waiting: 0, dead: 0 };

export function applyLiveAlert(state: LiveAlerts, item: LiveAlertItem): LiveAlerts {
  switch (item.kind) {
    case 'all':
      return {
        ...state,
        loaded: true,
        alerts: new Map(item.alerts.map((alert) => [alert.fingerprint, alert])),
      };
    case 'changed': {
      const alerts = new Map(state.alerts);
      for (const alert of item.alerts) alerts.set(alert.fingerprint, alert);
      for (const fingerprint of item.gone) alerts.delete(fingerprint);
      return { ...state, alerts };
    }
    case 'delivery':
      return { ...state, waiting: item.waiting, dead: item.dead };
  }
}

export function inOwnWords(state: LiveAlerts, language: Language): LiveAlerts {
  if (language === 'en') return state;
  const alerts = [...state.alerts].map(([id, alert]) => [id, inLanguage(alert, language)] as const);
  return { ...state, alerts: new Map(alerts) };
}
