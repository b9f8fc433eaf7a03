import { useText } from '../../../i18n/use-text.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { stackFilesText } from './files/stack-files-text.ts';

interface StackKeys {
  readonly isOff: boolean;
  readonly onSave: () => void;
  readonly onPlan: () => void;
}

/** The keys of a stack's page, wherever the cursor is on it. */
export function useStackKeys({ isOff, onSave, onPlan }: StackKeys): void {
  const text = useText(stackFilesText);
  const shared = { group: text('keyboard'), whileTyping: true };
  const keys = [
    { keys: 'mod+s', label: text('save'), run: onSave, ...shared },
    { keys: 'mod+enter', label: text('plan'), run: onPlan, ...shared },
  ];
  useShortcuts(isOff ? [] : keys);
}
