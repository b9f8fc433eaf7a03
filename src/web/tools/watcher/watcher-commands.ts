import { currentLanguage } from '../../i18n/language.ts';
import { formatMessage, type Message } from '../../i18n/message.ts';
import type { CommandContext } from '../../shell/tool-pages.ts';
import type { Command } from '../../ui/palette/command-palette.tsx';
import { showError, showToast } from '../../ui/toast.ts';
import { liveWatcher } from './live.ts';
import { watcherApi } from './watcher-api.ts';
import { keyOf } from './live-store.ts';
import { askUpdate, targetsOf } from './plan/update-target.ts';
import { byNeed, rowState } from './row-state.ts';
import { sections } from './sections.ts';
import { listText } from './updates/list-text.ts';
import { mayWatcher } from './use-may-watcher.ts';
import { watchedPath } from './watched-path.ts';
import { watcherText } from './watcher-text.ts';

const group = 'Watcher';

function say(message: Message, parameters: Readonly<Record<string, string>> = {}): string {
  return formatMessage(message, currentLanguage(), parameters);
}

/** The pages of Watcher, every container's updates, updating it, and asking the registries now, in the palette. */
export function watcherCommands(context: CommandContext): readonly Command[] {
  const { open, may } = context;
  if (!mayWatcher(may, 'watcher:read', 'somewhere')) return [];
  const ofPages = sections
    .filter(({ permission, where }) => mayWatcher(may, permission, where))
    .map(({ id, path }): Command => ({
      id: `watcher-${id}`,
      label: say(watcherText[id]),
      group,
      run: () => open(path),
    }));
  const check: Command = { id: 'watcher-check', label: say(watcherText.checkNow), group, run: checkAll };
  const mayCheck = mayWatcher(may, 'watcher:operate', 'somewhere');
  return [...ofPages, ...(mayCheck ? [check] : []), ...containerCommands(context)];
}

function containerCommands({ open, may }: CommandContext): readonly Command[] {
  return [...liveWatcher.get().containers.values()].toSorted(byNeed).flatMap((row): Command[] => {
    const page: Command = {
      id: `watched-${keyOf(row)}`,
      label: `${row.name}: ${say(watcherText.updates)}`,
      group,
      hint: `${say(watcherText[rowState(row)])}, ${row.image}`,
      run: () => open(watchedPath(row)),
    };
    const targets = targetsOf([row]);
    if (targets.length === 0 || !mayWatcher(may, 'watcher:update', row)) return [page];
    const update: Command = {
      id: `update-${keyOf(row)}`,
      label: say(watcherText.updateName, { name: row.name }),
      group,
      // The dialog is part of the pages of Watcher.
      run: () => {
        open(watchedPath(row));
        askUpdate(targets);
      },
    };
    return [update, page];
  });
}

function checkAll(): void {
  watcherApi
    .checkNow({ body: {} })
    .then(() => showToast({ title: say(listText.checked) }))
    .catch((error: unknown) => showError(error, { title: say(watcherText.notDone) }));
}
