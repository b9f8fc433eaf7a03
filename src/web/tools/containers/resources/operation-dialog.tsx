import type { Operation } from '#contracts/containers/operation.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { formatMessage } from '../../../i18n/message.ts';
import { useText } from '../../../i18n/use-text.ts';
import { createStore, useStore } from '../../../shell/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { OperationProgress } from '../operation-progress.tsx';
import { operationVerb } from '../operation-words.ts';
import { useShownOperation } from '../shown-operations.ts';
import { resourcesText } from './resources-text.ts';

/** The work that the person began here and watches. It goes on when the dialog is closed. */
export const watchedOperation = createStore<Operation | null>(null);

export function OperationDialog() {
  const text = useText(resourcesText);
  const language = useLanguage();
  const operation = useStore(watchedOperation);
  useShownOperation(operation?.id ?? null);
  if (!operation) return null;
  const close = () => watchedOperation.set(null);
  return (
    <Dialog
      open
      onClose={close}
      title={`${formatMessage(operationVerb(operation.kind), language)} ${operation.targetName}`}
      footer={<Button onClick={close}>{text('close')}</Button>}
    >
      <OperationProgress operation={operation} />
    </Dialog>
  );
}
