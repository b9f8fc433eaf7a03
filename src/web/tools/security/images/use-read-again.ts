import { useText } from '../../../i18n/use-text.ts';
import { showError, showToast } from '../../../ui/toast.ts';
import { securityApi } from '../security-api.ts';
import { securityText } from '../security-text.ts';

/** Reads one image again, or with nothing named every one that is in use. It goes on when the page is closed. */
export function useReadAgain(): (image?: { readonly host: string; readonly id: string }) => Promise<void> {
  const text = useText(securityText);
  return async (image) => {
    try {
      const body = image ? { host: image.host, image: image.id } : {};
      const { images } = await securityApi.readImages({ body });
      showToast({ kind: 'info', title: text('readingBegan', { count: images }) });
    } catch (error) {
      showError(error, { title: text('notDone') });
    }
  };
}
