import type { WindowNow } from '#contracts/pulse/maintenance.ts';
import { useText } from '../../../i18n/use-text.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { showError, showToast } from '../../../ui/toast.ts';
import { pulseApi } from '../pulse-api.ts';
import { pulseText } from '../pulse-text.ts';
import { rereadWindows } from './maintenance-queries.ts';
import { maintenanceText } from './maintenance-text.ts';
import { draftOfWindow } from './window-draft.ts';

/** What can be done to a window. */
export function useWindowEntries(edit: (window: WindowNow) => void) {
  const text = useText(maintenanceText);
  const words = useText(pulseText);
  const toggle = async (window: WindowNow) => {
    const { id, isEnabled } = window;
    try {
      const body = { ...draftOfWindow(window), isEnabled: !isEnabled };
      await pulseApi.changeMaintenance({ params: { id }, body });
    } catch (error) {
      showError(error, { title: words('notDone') });
    }
    await rereadWindows();
  };
  const remove = ({ id, name, state }: WindowNow) =>
    askConfirm(
      {
        title: text('removeTitle', { name }),
        action: words('remove'),
        danger: true,
        ...(state === 'active' && { stops: [text('endsNow')] }),
      },
      async () => {
        await pulseApi.removeMaintenance({ params: { id } });
        showToast({ title: text('removed', { name }) });
        await rereadWindows();
      },
    );
  return (window: WindowNow): readonly MenuEntry[] => [
    { label: words('edit'), onSelect: () => edit(window) },
    {
      label: text(window.isEnabled ? 'switchOff' : 'switchOn'),
      onSelect: () => void toggle(window),
    },
    'separator',
    { label: words('remove'), danger: true, onSelect: () => void remove(window) },
  ];
}
