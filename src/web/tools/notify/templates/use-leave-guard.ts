import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import { templatesText } from './templates-text.ts';

/** Asks before unsaved words would be lost. @returns lets what follows a save pass. */
export function useLeaveGuard(isChanged: boolean): () => void {
  const text = useText(templatesText);
  const isSaved = useRef(false);
  useBlocker({
    disabled: !isChanged,
    enableBeforeUnload: isChanged,
    shouldBlockFn: async () => {
      if (isSaved.current) return false;
      const agreed = await askConfirm({
        title: text('leaveTitle'),
        action: text('leaveAction'),
        loses: [text('leaveLoses')],
        danger: true,
      });
      return !agreed;
    },
  });
  return () => {
    isSaved.current = true;
    setTimeout(() => (isSaved.current = false), 0);
  };
}
