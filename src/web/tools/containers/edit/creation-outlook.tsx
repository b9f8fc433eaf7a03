import { useText } from '../../../i18n/use-text.ts';
import { CommandLine } from '../../../shell/command-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { editText } from './edit-text.ts';
import { PlanNotes } from './plan-notes.tsx';
import type { Making } from './use-new-container.ts';

/** Beside the form: what will be made, and the button that makes it. */
export function CreationOutlook({ making }: { making: Making }) {
  const text = useText(editText);
  const { planning, start, setStart, problems, creation, state } = making;
  const { isAttempted, create, busy, error } = creation;
  const isChecking = state.wanted !== null && !planning.isCurrent && !planning.error;
  return (
    <aside
      aria-label={text('reviewTitle')}
      className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-4 lg:w-96 lg:self-start"
    >
      <Outlook plan={planning.plan} />
      {error !== undefined && <ErrorNote error={error} />}
      {planning.error ? <ErrorNote error={planning.error} /> : null}
      <Checkbox label={text('startIt')} checked={start} onChange={setStart} />
      {isAttempted && problems > 0 && (
        <p role="alert" className="text-down">
          {text('problems', { count: problems })}
        </p>
      )}
      <Button
        variant="primary"
        className="self-start"
        busy={busy || isChecking}
        onClick={() => void create()}
      >
        {text(start ? 'createAndStart' : 'create')}
      </Button>
    </aside>
  );
}

function Outlook({ plan }: { plan: Making['planning']['plan'] }) {
  const text = useText(editText);
  if (!plan) return null;
  return (
    <>
      {plan.command && (
        <section aria-label={text('command')} className="flex flex-col gap-2">
          <h2 className="font-medium">{text('command')}</h2>
          <CommandLine command={plan.command} label={text('command')} />
        </section>
      )}
      <PlanNotes warnings={plan.warnings} />
      {plan.pulls && plan.issues.length === 0 && <p className="text-muted">{text('pulls')}</p>}
    </>
  );
}
