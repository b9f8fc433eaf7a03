import { useBlocker } from '@tanstack/react-router';
import { useText } from '../../../../i18n/use-text.ts';
import { askConfirm } from '../../../../ui/ask-confirm.tsx';
import { stackFilesText } from './stack-files-text.ts';

/** Asks before unsaved text would be lost by leaving the page; moving between its tabs loses nothing. */
export function useLeaveGuard(isDirty: boolean): void {
  const text = useText(stackFilesText);
  useBlocker({
    disabled: !isDirty,
    enableBeforeUnload: isDirty,
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname) return false;
      const agreed = await askConfirm({
        title: text('leaveTitle'),
        action: text('leave'),
        loses: [text('leaveLoses')],
        wayBack: text('leaveWayBack'),
        danger: true,
      });
      return !agreed;
    },
  });
}
