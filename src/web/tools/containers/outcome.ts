import type { Operation } from '#contracts/containers/operation.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { formatMessage } from '../../i18n/message.ts';
import { showToast } from '../../ui/toast.ts';
import { containersText } from './containers-text.ts';
import { operationVerb, wasCancelled } from './operation-words.ts';
import { operationsText } from './operations-text.ts';
import { isShown } from './shown-operations.ts';

const doneTexts = {
  start: containersText.didStart,
  stop: containersText.didStop,
  restart: containersText.didRestart,
  pause: containersText.didPause,
  unpause: containersText.didUnpause,
  kill: containersText.didKill,
  remove: containersText.didRemove,
} as const;

/** Says how work ended that this browser started: it began running here, and now it does not. */
export function announceOutcome(known: readonly Operation[], operation: Operation): void {
  const before = known.find(({ id }) => id === operation.id);
  if (operation.state === 'running' || before?.state !== 'running' || isShown(operation.id)) return;
  const language = currentLanguage();
  const parameters = { name: operation.targetName };
  const verb = formatMessage(operationVerb(operation.kind), language);
  if (wasCancelled(operation)) {
    const title = formatMessage(operationsText.didCancel, language, { ...parameters, verb });
    showToast({ kind: 'info', title });
    return;
  }
  if (operation.state === 'succeeded') {
    const done = Object.entries(doneTexts).find(([kind]) => kind === operation.kind)?.[1];
    const title = done
      ? formatMessage(done, language, parameters)
      : formatMessage(operationsText.didEnd, language, { ...parameters, verb });
    showToast({ kind: 'done', title });
    return;
  }
  showToast({
    kind: 'error',
    title: formatMessage(containersText.didFail, language, parameters),
    detail: operation.error?.message,
    engineText: operation.error?.engineText,
  });
}
