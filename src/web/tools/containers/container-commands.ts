import type { ContainerSummary } from '#contracts/containers/container.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { formatMessage, type Message } from '../../i18n/message.ts';
import type { CommandContext } from '../../shell/tool-pages.ts';
import type { Command } from '../../ui/palette/command-palette.tsx';
import { possibleActions, sendAction } from './actions.ts';
import { askBeforeAction } from './ask-action.ts';
import { containersText } from './containers-text.ts';
import { live } from './live.ts';

const offered = ['start', 'stop', 'restart'] as const;

async function act(container: ContainerSummary, action: (typeof offered)[number]): Promise<void> {
  if (action !== 'start' && !(await askBeforeAction(action, [container], []))) return;
  await sendAction(container, { action }, formatMessage(containersText.notSent, currentLanguage()));
}

/** "jellyfin", "restart jellyfin": every container and what can be done to it, in the palette. */
export function containerCommands({ open, may }: CommandContext): readonly Command[] {
  const say = (message: Message) => formatMessage(message, currentLanguage());
  const group = say(containersText.containers);
  return [...live.get().containers.values()].flatMap((container) => {
    const path = `/containers/${encodeURIComponent(container.host)}/${container.id}`;
    const page: Command = {
      id: container.id,
      label: container.name,
      group,
      hint: container.image,
      run: () => open(path),
    };
    const possible = possibleActions(container);
    const actions = offered
      .filter((action) => may('containers:operate', resourceOf(container)) && possible.has(action))
      .map((action): Command => ({
        id: `${action}-${container.id}`,
        label: `${say(containersText[action])} ${container.name}`,
        group,
        run: () => void act(container, action),
      }));
    return [page, ...actions];
  });
}
