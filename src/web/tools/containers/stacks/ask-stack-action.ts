import type { StackSummary } from '#contracts/containers/stack.ts';
import { currentLanguage } from '../../../i18n/language.ts';
import { formatMessage, type Message } from '../../../i18n/message.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import { actOnStack } from './stack-actions.ts';
import { stackText } from './stack-text.ts';

const asked: Readonly<Record<'stop' | 'restart', { title: Message; wayBack: Message }>> = {
  stop: { title: stackText.stopTitle, wayBack: stackText.stopWayBack },
  restart: { title: stackText.restartTitle, wayBack: stackText.restartWayBack },
};

/** Names the containers that are interrupted and how they come back, then acts. No services: all of them. */
export async function askStackAction(
  action: 'stop' | 'restart',
  { host, name, services }: StackSummary,
  only: readonly string[],
): Promise<void> {
  const say = (message: Message, parameters: Record<string, string> = {}) =>
    formatMessage(message, currentLanguage(), parameters);
  const meant = services.filter((service) => only.length === 0 || only.includes(service.name));
  const running = meant
    .flatMap(({ containers }) => containers)
    .filter(({ state }) => state === 'running' || state === 'restarting' || state === 'paused');
  const title = only.length > 0 ? `${name} · ${only.join(', ')}` : name;
  const agreed = await askConfirm({
    title: say(asked[action].title, { name: title }),
    action: say(stackText[action]),
    stops: running.map((container) => container.name),
    wayBack: say(asked[action].wayBack),
  });
  if (agreed) await actOnStack({ host, stack: name }, { action, services: [...only] });
}
