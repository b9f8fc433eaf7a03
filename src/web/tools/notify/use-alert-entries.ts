import { useNavigate } from '@tanstack/react-router';
import type { Alert } from '#contracts/notify/alert.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { answerAlert, snoozeAlert } from './alert-actions.ts';
import { notifyText } from './notify-text.ts';
import { type SnoozeChoice, snoozeEndMs } from './snooze-time.ts';
import { useMayNotify } from './use-may-notify.ts';

const choices: readonly SnoozeChoice[] = ['hour', 'eightHours', 'tomorrow'];

/** What can be done to an alert, for its menu and its shortcuts. */
export function useAlertEntries() {
  const text = useText(notifyText);
  const may = useMayNotify();
  const navigate = useNavigate();
  const failed = text('notDone');
  const mayAnswer = (alert: Alert) => alert.state !== 'resolved' && may('notify:respond', alert);
  const answers = useAnswers(mayAnswer);
  const silence = (alert: Alert) =>
    void navigate({ to: '/notify/silences', search: { from: alert.fingerprint } });
  const snoozeEntries = (alert: Alert): MenuEntry[] => [
    { heading: text('snoozeFor') },
    ...choices.map((choice) => ({
      label: text(choice),
      onSelect: () => answers.snooze(alert, choice),
      ...(choice === 'hour' && { shortcut: 's' }),
    })),
    ...(alert.snoozedUntilMs === null
      ? []
      : [{ label: text('unsnooze'), onSelect: () => void answerAlert(alert, 'unsnooze', failed) }]),
  ];
  const entries = (alert: Alert): MenuEntry[] =>
    !mayAnswer(alert)
      ? []
      : [
          {
            label: text(alert.acknowledgement ? 'unacknowledge' : 'acknowledge'),
            shortcut: 'a',
            onSelect: () => answers.acknowledge(alert),
          },
          ...snoozeEntries(alert),
          'separator',
          ...(may('notify:respond', 'everywhere')
            ? [{ label: text('silence'), onSelect: () => silence(alert) }]
            : []),
          { label: text('end'), onSelect: () => void answerAlert(alert, 'resolve', failed) },
        ];
  return { ...answers, entries, mayRespond: may('notify:respond', 'somewhere') };
}

/** Each does nothing to an alert that may not be answered. */
function useAnswers(mayAnswer: (alert: Alert) => boolean) {
  const text = useText(notifyText);
  const format = useFormat();
  const failed = text('notDone');
  return {
    acknowledge: (alert: Alert) => {
      if (mayAnswer(alert))
        void answerAlert(alert, alert.acknowledgement ? 'unacknowledge' : 'acknowledge', failed);
    },
    /** Only what nobody is on yet, so that a selection of many takes none back. */
    acknowledgeAll: (alerts: readonly Alert[]) => {
      for (const alert of alerts)
        if (mayAnswer(alert) && !alert.acknowledgement) void answerAlert(alert, 'acknowledge', failed);
    },
    snooze: (alert: Alert, choice: SnoozeChoice) => {
      if (!mayAnswer(alert)) return;
      const nowMs = Date.now();
      const untilMs = snoozeEndMs(choice, nowMs);
      const done = text('snoozedDone', { time: format.clock(untilMs, nowMs), title: alert.title });
      void snoozeAlert(alert, untilMs, { done, failed });
    },
  };
}
