import type { Operation } from '#contracts/containers/operation.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { formatMessage } from '../../i18n/message.ts';
import { showError } from '../../ui/toast.ts';
import { containersApi } from './live.ts';
import { operationsText } from './operations-text.ts';

/** Resolves when the operation has ended, whichever way; the live stream tells how. */
export async function cancelOperation({ id }: Pick<Operation, 'id'>): Promise<void> {
  try {
    await containersApi.cancelOperation({ params: { operation: id } });
  } catch (error) {
    showError(error, { title: formatMessage(operationsText.cancelFailed, currentLanguage()) });
  }
}
