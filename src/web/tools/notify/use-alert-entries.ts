import { useNavigate } from '@tanstack/react-router';
import type { Alert } from '#contracts/notify/alert.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMayNotify } from './use-may-notify.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { answerAlert, snoozeAlert } from './alert-actions.ts';
import { notifyText } from './notify-text.ts';
import { type SnoozeChoice, snoozeEndMs } from './snooze-time.ts';

const choices: readonly SnoozeChoice[] = ['hour', 'eightHours', 'tomorrow'];

/** What can be done to an alert, for its menu and its shortcuts. */
export function useAlertEntries() {
  const text = useText(notifyText);
  const navigate = useNavigate();
  const mayRespond = useMayNotify()('notify:respond');
  const failed = text('notDone');
  const acknowledge = (alert: Alert) =>
    void answerAlert(alert, alert.acknowledgement ? 'unacknowledge' : 'acknowledge', failed);
  const snooze = (alert: Alert, choice: SnoozeChoice) =>
    void snoozeAlert(alert, snoozeEndMs(choice, Date.now()), failed);
  const silence = (alert: Alert) =>
    void navigate({ to: '/notify/silences', search: { from: alert.fingerprint } });
  const snoozeEntries = (alert: Alert): MenuEntry[] => [
    { heading: text('snoozeFor') },
    ...choices.map((choice) => ({ label: text(choice), onSelect: () => snooze(alert, choice) })),
    ...(alert.snoozedUntilMs === null
      ? []
      : [{ label: text('unsnooze'), onSelect: () => void answerAlert(alert, 'unsnooze', failed) }]),
  ];
  const entries = (alert: Alert): MenuEntry[] =>
    !mayRespond || alert.state === 'resolved'
      ? []
      : [
          {
            label: text(alert.acknowledgement ? 'unacknowledge' : 'acknowledge'),
            shortcut: 'a',
            onSelect: () => acknowledge(alert),
          },
          ...snoozeEntries(alert),
          'separator',
          { label: text('silence'), onSelect: () => silence(alert) },
          { label: text('end'), onSelect: () => void answerAlert(alert, 'resolve', failed) },
        ];
  return { entries, acknowledge, snooze, mayRespond };
}
