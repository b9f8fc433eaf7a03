import { currentLanguage } from '../../i18n/language.ts';
import { formatMessage, type Message } from '../../i18n/message.ts';
import type { CommandContext } from '../../shell/tool-pages.ts';
import type { Command } from '../../ui/palette/command-palette.tsx';
import { showError, showToast } from '../../ui/toast.ts';
import { imageName } from './images/image-rows.ts';
import { liveLab } from './live.ts';
import { keyOf } from './live-store.ts';
import { imagePath } from './paths.ts';
import { byUrgency, openCount } from './ranks/ranks.ts';
import { ranksText } from './ranks/ranks-text.ts';
import { sections } from './sections.ts';
import { securityApi } from './security-api.ts';
import { securityText } from './security-text.ts';
import { maySecurity } from './use-may-security.ts';

const group = 'Security';

function say(message: Message, parameters: Readonly<Record<string, string | number>> = {}): string {
  return formatMessage(message, currentLanguage(), parameters);
}

/** The pages of Security, every image's flaws, and reading all images again, in the palette. */
export function securityCommands({ open, may }: Pick<CommandContext, 'open' | 'may'>): readonly Command[] {
  if (!maySecurity(may, 'security:read', 'somewhere')) return [];
  const ofPages = sections
    .filter(({ permission, where }) => maySecurity(may, permission, where))
    .map(({ id, path }): Command => ({
      id: `security-${id}`,
      label: `Security: ${say(securityText[id])}`,
      group,
      run: () => open(path),
    }));
  const readAll: Command = {
    id: 'security-read',
    label: say(securityText.readAll),
    group,
    run: readAgain,
  };
  return [
    ...ofPages,
    ...(maySecurity(may, 'security:operate', 'somewhere') ? [readAll] : []),
    ...imageCommands(open),
  ];
}

function imageCommands(open: CommandContext['open']): readonly Command[] {
  const images = [...liveLab.get().images.values()];
  return images
    .toSorted((a, b) => byUrgency(a.counts, b.counts))
    .map((image) => ({
      id: `security-image-${keyOf(image)}`,
      label: `${imageName(image)}: ${say(securityText.flaws)}`,
      group,
      keywords: image.containers.map(({ name }) => name).join(' '),
      hint:
        image.counts.ranks.now > 0
          ? say(ranksText.nowCount, { count: image.counts.ranks.now })
          : String(openCount(image.counts)),
      run: () => open(imagePath({ host: image.host, image: image.id })),
    }));
}

function readAgain(): void {
  securityApi
    .readImages({ body: {} })
    .then(({ images }) =>
      showToast({ kind: 'info', title: say(securityText.readingBegan, { count: images }) }),
    )
    .catch((error: unknown) => showError(error, { title: say(securityText.notDone) }));
}
