import { useState } from 'react';
import type { Operation } from '#contracts/containers/operation.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { formatMessage } from '../../../i18n/message.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { useLive } from '../live.ts';
import { OperationProgress } from '../operation-progress.tsx';
import { operationVerb } from '../operation-words.ts';
import type { StackId } from './stack-queries.ts';
import { stackText } from './stack-text.ts';

/** What is being done to the stack, by whomever; what ended while this page was open stays until it is hidden. */
export function StackWork({ id: { host, stack } }: { id: StackId }) {
  const text = useText(stackText);
  const language = useLanguage();
  const [openedAtMs] = useState(() => Date.now());
  const [hidden, setHidden] = useState<string>();
  const latest = useLive().operations.find(
    (operation) => operation.subject === 'stack' && operation.host === host && operation.targetName === stack,
  );
  if (!latest || latest.id === hidden || !isFresh(latest, openedAtMs)) return null;
  const verb = formatMessage(operationVerb(latest.kind), language);
  return (
    <section
      aria-label={`${verb} ${stack}`}
      className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-3 sm:p-4"
    >
      <header className="flex items-center justify-between gap-3">
        <h2 className="text-md font-semibold wrap-anywhere">
          {verb} {stack}
        </h2>
        {latest.state !== 'running' && (
          <Button size="sm" variant="quiet" onClick={() => setHidden(latest.id)}>
            {text('closeProgress')}
          </Button>
        )}
      </header>
      <OperationProgress operation={latest} />
    </section>
  );
}

function isFresh({ state, endedAtMs }: Operation, openedAtMs: number): boolean {
  return state === 'running' || (endedAtMs ?? 0) > openedAtMs;
}
