import { currentLanguage } from '../../../i18n/language.ts';
import { formatMessage } from '../../../i18n/message.ts';
import { showError, showToast } from '../../../ui/toast.ts';
import { containersApi } from '../live.ts';
import { refreshStacks, type StackId } from './stack-queries.ts';
import { stacksText } from './stacks-text.ts';

/** Takes over a stack where it is. One step without a question: nothing restarts and nothing is written. */
export async function adoptStack({ host, stack }: StackId): Promise<void> {
  const language = currentLanguage();
  try {
    await containersApi.adoptStack({ params: { host, stack } });
    showToast({ title: formatMessage(stacksText.adopted, language, { name: stack }) });
  } catch (error) {
    showError(error, { title: formatMessage(stacksText.adoptFailed, language, { name: stack }) });
  }
  await refreshStacks();
}
