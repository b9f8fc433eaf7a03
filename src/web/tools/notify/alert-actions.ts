import type { Alert } from '#contracts/notify/alert.ts';
import { showError, showToast } from '../../ui/toast.ts';
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

/** One key is enough for it, so that it can be taken back: then the alert is as it was. */
export async function snoozeAlert(
  alert: Alert,
  untilMs: number,
  words: { readonly done: string; readonly failed: string },
): Promise<void> {
  const put = async (endMs: number) =>
    notifyApi.snooze({ params: { fingerprint: alert.fingerprint }, body: { untilMs: endMs } });
  const before = alert.snoozedUntilMs;
  const undo = () =>
    before === null
      ? answerAlert(alert, 'unsnooze', words.failed)
      : orSay(alert, words.failed, () => put(before));
  const isDone = await orSay(alert, words.failed, () => put(untilMs));
  if (isDone) showToast({ title: words.done, undo: () => void undo() });
}

async function orSay(alert: Alert, failedTitle: string, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    showError(error, { title: `${alert.title}: ${failedTitle}` });
    return false;
  }
}
