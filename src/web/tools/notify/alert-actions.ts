import type { Alert } from '#contracts/notify/alert.ts';
import { explain } from '../../shell/api.ts';
import { showToast } from '../../ui/toast.ts';
import { notifyApi } from './live.ts';

export type AlertAct = 'acknowledge' | 'unacknowledge' | 'unsnooze' | 'resolve';

/** Sends an answer to an alert; the live stream brings what came of it. Says so when it was refused. */
export async function answerAlert(alert: Alert, act: AlertAct, failedTitle: string): Promise<void> {
  const params = { fingerprint: alert.fingerprint };
  await orSay(alert, failedTitle, () =>
    act === 'acknowledge'
      ? notifyApi.acknowledge({ params, body: { comment: '' } })
      : notifyApi[act]({ params }),
  );
}

export async function snoozeAlert(alert: Alert, untilMs: number, failedTitle: string): Promise<void> {
  await orSay(alert, failedTitle, () =>
    notifyApi.snooze({ params: { fingerprint: alert.fingerprint }, body: { untilMs } }),
  );
}

async function orSay(alert: Alert, failedTitle: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const { message } = explain(error, failedTitle);
    showToast({ kind: 'error', title: `${alert.title}: ${failedTitle}`, detail: message });
  }
}
