import type { StackAction } from '#contracts/containers/stacks.ts';
import { currentLanguage } from '../../../i18n/language.ts';
import { formatMessage } from '../../../i18n/message.ts';
import { showError } from '../../../ui/toast.ts';
import { containersText } from '../containers-text.ts';
import { containersApi } from '../live.ts';
import type { StackId } from './stack-queries.ts';

/** Sends an action; the live stream tells how it goes and ends. Says so when it was refused at once. */
export async function actOnStack({ host, stack }: StackId, body: StackAction): Promise<void> {
  try {
    await containersApi.actOnStack({ params: { host, stack }, query: {}, body });
  } catch (error) {
    const title = formatMessage(containersText.didFail, currentLanguage(), { name: stack });
    showError(error, { title });
  }
}
