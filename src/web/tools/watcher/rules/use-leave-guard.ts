import { useBlocker } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import { rulesText } from './rules-text.ts';

/** Asks before unsaved rules are lost: inside the app in our words, by a closed tab in the browser's. */
export function useLeaveGuard(isDirty: boolean): void {
  const text = useText(rulesText);
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (!isDirty || current.pathname === next.pathname) return false;
      const leaves = await askConfirm({
        title: text('leaveTitle'),
        action: text('leave'),
        loses: [text('losesRules')],
      });
      return !leaves;
    },
    enableBeforeUnload: isDirty,
  });
}
