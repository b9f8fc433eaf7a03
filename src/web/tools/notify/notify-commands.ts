import { currentLanguage } from '../../i18n/language.ts';
import { formatMessage, type Message } from '../../i18n/message.ts';
import type { CommandContext } from '../../shell/tool-pages.ts';
import type { Command } from '../../ui/palette/command-palette.tsx';
import { answerAlert } from './alert-actions.ts';
import { placeOf, wantsAnswer } from './alert-state.ts';
import { liveAlerts } from './live.ts';
import { inOwnWords } from './live-store.ts';
import { notifyText } from './notify-text.ts';
import { sections } from './sections.ts';
import { mayNotify } from './use-may-notify.ts';

/** The pages of Notify, every alert of now, and acknowledging it, in the palette. */
export function notifyCommands({ open, may }: CommandContext): readonly Command[] {
  if (!mayNotify(may, 'notify:read', 'somewhere')) return [];
  const say = (message: Message) => formatMessage(message, currentLanguage());
  const group = 'Notify';
  const ofPages = sections
    .filter(({ where }) => mayNotify(may, 'notify:read', where))
    .map(({ id, path }): Command => ({
      id: `notify-${id}`,
      label: say(notifyText[id]),
      group,
      run: () => open(path),
    }));
  const ofAlerts = [...inOwnWords(liveAlerts.get(), currentLanguage()).alerts.values()].flatMap(
    (alert): Command[] => {
      const page: Command = {
        id: `alert-${alert.fingerprint}`,
        label: alert.title,
        group,
        hint: placeOf(alert.labels).join(' / '),
        run: () => open(`/notify?alert=${encodeURIComponent(alert.fingerprint)}`),
      };
      if (!wantsAnswer(alert) || !mayNotify(may, 'notify:respond', alert)) return [page];
      const acknowledge: Command = {
        id: `acknowledge-${alert.fingerprint}`,
        label: `${say(notifyText.acknowledge)}: ${alert.title}`,
        group,
        run: () => void answerAlert(alert, 'acknowledge', say(notifyText.notDone)),
      };
      return [page, acknowledge];
    },
  );
  return [...ofPages, ...ofAlerts];
}
