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
  /** Of many alerts that are told in parts, what came so far, and how many are still to come. */
  readonly arriving?: { readonly alerts: ReadonlyMap<string, Alert>; readonly rest: number } | undefined;
}

export const emptyLiveAlerts: LiveAlerts = { loaded: false, alerts: new Map(), waiting: 0, dead: 0 };

export function applyLiveAlert(state: LiveAlerts, item: LiveAlertItem): LiveAlerts {
  switch (item.kind) {
    case 'all':
      return arrived(state, changed(new Map(), { ...item, gone: [] }), item.rest ?? 0);
    case 'changed': {
      const { arriving } = state;
      if (arriving === undefined) return { ...state, alerts: changed(state.alerts, item) };
      const rest = arriving.rest - item.alerts.length - item.gone.length;
      return arrived(state, changed(arriving.alerts, item), rest);
    }
    case 'delivery':
      return { ...state, waiting: item.waiting, dead: item.dead };
  }
}

/** What was shown before stays until all of what is new is there. */
function arrived(state: LiveAlerts, alerts: ReadonlyMap<string, Alert>, rest: number): LiveAlerts {
  if (rest > 0) return { ...state, arriving: { alerts, rest } };
  return { ...state, loaded: true, alerts, arriving: undefined };
}

function changed(
  before: ReadonlyMap<string, Alert>,
  { alerts, gone }: { readonly alerts: readonly Alert[]; readonly gone: readonly string[] },
): ReadonlyMap<string, Alert> {
  const after = new Map(before);
  for (const alert of alerts) after.set(alert.fingerprint, alert);
  for (const fingerprint of gone) after.delete(fingerprint);
  return after;
}

export function inOwnWords(state: LiveAlerts, language: Language): LiveAlerts {
  if (language === 'en') return state;
  const alerts = [...state.alerts].map(([id, alert]) => [id, inLanguage(alert, language)] as const);
  return { ...state, alerts: new Map(alerts) };
}
