import { currentLanguage } from '../../../i18n/language.ts';
import { hostResource } from '#contracts/containers/resource.ts';
import { formatMessage, type Message } from '../../../i18n/message.ts';
import type { CommandContext } from '../../../shell/tool-pages.ts';
import type { Command } from '../../../ui/palette/command-palette.tsx';
import { containersText } from '../containers-text.ts';
import { live } from '../live.ts';
import { stackPath } from './stack-path.ts';
import { stacksText } from './stacks-text.ts';

/** Every stack that has containers, and the page for a new one, in the palette. */
export function stackCommands({ open, may }: CommandContext): readonly Command[] {
  const say = (message: Message) => formatMessage(message, currentLanguage());
  const group = say(stacksText.stacks);
  const stacks = new Map(
    [...live.get().containers.values()].flatMap(({ host, stack }) =>
      stack ? [[stackPath({ host, stack: stack.name }), stack] as const] : [],
    ),
  );
  const pages = [...stacks].map(([path, { name, workingDirectory }]): Command => ({
    id: path,
    label: name,
    group,
    keywords: say(containersText.stack),
    hint: workingDirectory ?? undefined,
    run: () => open(path),
  }));
  const create: Command = {
    id: 'new-stack',
    label: say(stacksText.newStack),
    group,
    run: () => open('/containers/stacks/new'),
  };
  return live.get().hosts.some(({ id }) => may('containers:edit', hostResource(id)))
    ? [...pages, create]
    : pages;
}
