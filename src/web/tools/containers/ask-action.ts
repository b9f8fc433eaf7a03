import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { ContainerActionName } from '#contracts/containers/operation.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { formatMessage, type Message } from '../../i18n/message.ts';
import { askConfirm } from '../../ui/ask-confirm.tsx';
import { containersText } from './containers-text.ts';

type Asked = 'stop' | 'restart' | 'kill';

const asked: Readonly<Record<Asked, { title: Message; wayBack: Message }>> = {
  stop: { title: containersText.stopTitle, wayBack: containersText.wayBackStart },
  restart: { title: containersText.restartTitle, wayBack: containersText.wayBackRestart },
  kill: { title: containersText.killTitle, wayBack: containersText.wayBackStart },
};

export function isAsked(action: ContainerActionName): action is Asked {
  return Object.hasOwn(asked, action);
}

/** Names what stops, what is lost, who depends on it and how to come back; resolves true to go on. */
export function askBeforeAction(
  action: Asked,
  targets: readonly ContainerSummary[],
  dependents: readonly string[],
): Promise<boolean> {
  const say = (message: Message, parameters: Record<string, string | number> = {}) =>
    formatMessage(message, currentLanguage(), parameters);
  const names = targets.map(({ name }) => name);
  const { title, wayBack } = asked[action];
  return askConfirm({
    title: say(title, { count: targets.length, name: names[0] ?? '' }),
    action: say(containersText[action]),
    stops: names.map((name) => say(containersText.stopsProcess, { name })),
    loses: action === 'kill' ? names.map((name) => say(containersText.killLoses, { name })) : [],
    dependents: [...dependents],
    wayBack: say(wayBack),
    danger: action === 'kill',
  });
}
