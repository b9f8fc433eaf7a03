import { currentLanguage } from '../../i18n/language.ts';
import { formatMessage, type Message } from '../../i18n/message.ts';
import type { CommandContext } from '../../shell/tool-pages.ts';
import type { Command } from '../../ui/palette/command-palette.tsx';
import { answerAlert } from './alert-actions.ts';
import { placeOf, wantsAnswer } from './alert-state.ts';
import { webhookText } from './inputs/webhook-text.ts';
import { liveAlerts } from './live.ts';
import { inOwnWords } from './live-store.ts';
import { notifyText } from './notify-text.ts';
import { sections } from './sections.ts';
import { templatesText } from './templates/templates-text.ts';
import { mayNotify } from './use-may-notify.ts';

const additions = [
  { path: '/notify/inputs?new=webhook', label: webhookText.newWebhook },
  { path: '/notify/inputs?new=heartbeat', label: webhookText.newHeartbeat },
  { path: '/notify/templates?template=new', label: templatesText.newTemplate },
] as const;

/** The pages of Notify, what can be added there, every alert of now, and acknowledging it, in the palette. */
export function notifyCommands({ open, may }: CommandContext): readonly Command[] {
  if (!mayNotify(may, 'notify:read', 'somewhere')) return [];
  const say = (message: Message) => formatMessage(message, currentLanguage());
  const group = 'Notify';
  const toAdd = mayNotify(may, 'notify:configure', 'everywhere') ? additions : [];
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
  const ofAdditions = toAdd.map(({ path, label }): Command => ({
    id: `notify-add-${path}`,
    label: say(label),
    group,
    run: () => open(path),
  }));
  return [...ofPages, ...ofAdditions, ...ofAlerts];
}
