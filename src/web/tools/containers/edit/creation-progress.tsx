import { Link } from '@tanstack/react-router';
import type { Operation } from '#contracts/containers/operation.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { useLive } from '../live.ts';
import { OperationProgress, useOperation } from '../operation-progress.tsx';
import { editText } from './edit-text.ts';

/** A container being made; when it fails, what was typed is still there. */
export function CreationProgress({ operation: begun, onBack }: { operation: Operation; onBack: () => void }) {
  const text = useText(editText);
  const operation = useOperation(begun);
  const { host, targetName: name, state } = operation;
  const made = [...useLive().containers.values()].find((one) => one.host === host && one.name === name);
  return (
    <section aria-label={name} className="flex max-w-3xl flex-col gap-4">
      <OperationProgress operation={operation} />
      {state === 'succeeded' && made && (
        <Link
          to={`/containers/${encodeURIComponent(host)}/${made.id}`}
          className={`${buttonClass({ variant: 'primary' })} self-start`}
        >
          {text('show', { name })}
        </Link>
      )}
      {(state === 'failed' || state === 'interrupted') && (
        <Button className="self-start" onClick={onBack}>
          {text('backToForm')}
        </Button>
      )}
    </section>
  );
}
