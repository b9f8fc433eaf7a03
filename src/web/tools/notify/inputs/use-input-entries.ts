import { useText } from '../../../i18n/use-text.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { showError } from '../../../ui/toast.ts';
import { notifyText } from '../notify-text.ts';
import { useMayNotify } from '../use-may-notify.ts';
import { askDisableInput, askRemoveInput, askRenewInput, enableInput } from './input-actions.ts';
import type { InputRow } from './input-rows.ts';
import type { Opening } from './opening.ts';
import { inputsText } from './inputs-text.ts';

/** What may be done with an input, for a row and for its drawer. */
export function useInputEntries(open: (opening: Opening) => void): (row: InputRow) => MenuEntry[] {
  const text = useText(inputsText);
  const words = useText(notifyText);
  const mayConfigure = useMayNotify()('notify:configure', 'everywhere');
  return ({ input, alerts }) => {
    if (!input || !mayConfigure) return [];
    const enable = () =>
      enableInput(input, true).catch((error: unknown) => showError(error, { title: words('notDone') }));
    const renew = async () => {
      const path = await askRenewInput(input, text);
      if (path !== null) open({ what: 'address', input, path });
    };
    return [
      { label: text('edit'), onSelect: () => open({ what: input.settings.kind, input }) },
      { label: text('renew'), onSelect: () => void renew() },
      input.isEnabled
        ? { label: text('disable'), onSelect: () => void askDisableInput(input, text) }
        : { label: text('enable'), onSelect: () => void enable() },
      'separator',
      { label: text('remove'), danger: true, onSelect: () => void askRemoveInput(input, alerts, text) },
    ];
  };
}
