import { currentLanguage } from '../../i18n/language.ts';
import { formatMessage, type Message } from '../../i18n/message.ts';
import type { CommandContext } from '../../shell/tool-pages.ts';
import type { Command } from '../../ui/palette/command-palette.tsx';
import { showError } from '../../ui/toast.ts';
import { livePulse } from './live.ts';
import { pulseApi } from './pulse-api.ts';
import { byTrouble, statusKey } from './monitor-state.ts';
import { pulseText } from './pulse-text.ts';
import { sections } from './sections.ts';
import { mayPulse } from './use-may-pulse.ts';

/** The pages of Pulse, every monitor, and pausing or resuming it, in the palette. */
export function pulseCommands({ open, may }: CommandContext): readonly Command[] {
  if (!mayPulse(may, 'pulse:read', 'somewhere')) return [];
  const say = (message: Message) => formatMessage(message, currentLanguage());
  const group = 'Pulse';
  const ofPages = sections
    .filter(({ permission, where }) => mayPulse(may, permission, where))
    .map(({ id, path }): Command => ({
      id: `pulse-${id}`,
      label: say(pulseText[id]),
      group,
      ...(id === 'import' && { keywords: 'Uptime Kuma kuma.db' }),
      run: () => open(path),
    }));
  const ofMonitors = [...livePulse.get().monitors.values()].toSorted(byTrouble).flatMap((row): Command[] => {
    const page: Command = {
      id: `monitor-${row.id}`,
      label: row.name,
      group,
      hint: `${say(pulseText[statusKey(row)])}, ${row.target}`,
      run: () => open(`/pulse/monitors/${row.id}`),
    };
    if (!mayPulse(may, 'pulse:operate', row)) return [page];
    const isPaused = row.state === 'paused';
    const ids = [row.id];
    const work = () =>
      isPaused ? pulseApi.resumeMonitors({ body: { ids } }) : pulseApi.pauseMonitors({ body: { ids } });
    const toggle: Command = {
      id: `monitor-toggle-${row.id}`,
      label: `${say(isPaused ? pulseText.resume : pulseText.pause)}: ${row.name}`,
      group,
      run: () => {
        work().catch((error: unknown) => showError(error, { title: say(pulseText.notDone) }));
      },
    };
    return [page, toggle];
  });
  if (!mayPulse(may, 'pulse:configure', 'everywhere')) return [...ofPages, ...ofMonitors];
  const add: Command = {
    id: 'pulse-new',
    label: say(pulseText.newMonitor),
    group,
    run: () => open('/pulse?edit=new'),
  };
  return [...ofPages, add, ...ofMonitors];
}
