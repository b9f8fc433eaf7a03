import { useText } from '../../../../i18n/use-text.ts';
import { showError, showToast } from '../../../../ui/toast.ts';
import { stackFilesText } from './stack-files-text.ts';
import type { StackDraft } from './use-stack-draft.ts';

/** Saves and says how it went; resolves true when all is on disk. */
export function useSaveFiles(draft: StackDraft): () => Promise<boolean> {
  const text = useText(stackFilesText);
  return async () => {
    if (draft.edited.length === 0) return true;
    try {
      const isSaved = await draft.save();
      if (isSaved) showToast({ title: text('saved') });
      else showToast({ kind: 'info', title: text('notSaved'), detail: text('overtaken') });
      return isSaved;
    } catch (error) {
      showError(error, { title: text('saveFailed') });
      return false;
    }
  };
}
