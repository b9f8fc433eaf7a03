import UndoIcon from 'lucide-react/icons/undo-2';
import { useState } from 'react';
import type { EnvironmentEntry } from '#contracts/containers/container-spec.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { showError } from '../../../../ui/toast.ts';
import { fieldsText } from '../fields-text.ts';
import { FormSection } from '../form/form-section.tsx';
import { Rows } from '../form/rows.tsx';
import { RowField } from '../form/spec-field.tsx';
import { useSpecForm } from '../form/spec-form.ts';

export function EnvironmentSection() {
  const text = useText(fieldsText);
  const { draft, change } = useSpecForm();
  const { environment } = draft;
  return (
    <FormSection
      title={text('environment')}
      parts={['environment']}
      summary={text('entries', { count: environment.length })}
    >
      <Rows<EnvironmentEntry>
        hideTitle
        title={text('environment')}
        rows={environment}
        blank={{ name: '', value: '' }}
        onChange={(rows) => change({ environment: [...rows] })}
        render={(entry, set, index, label) => <VariableFields {...{ entry, set, index, label }} />}
      >
        <Reveal />
      </Rows>
      <Inherited />
    </FormSection>
  );
}

interface VariableFieldsProps {
  entry: EnvironmentEntry;
  set: (part: Partial<EnvironmentEntry>) => void;
  index: number;
  /** Names the row. */
  label: string;
}

function VariableFields({ entry, set, index, label }: VariableFieldsProps) {
  const text = useText(fieldsText);
  return (
    <>
      <RowField
        entry={label}
        className="min-w-32 flex-2"
        path={`environment.${index}.name`}
        label={text('variable')}
        value={entry.name}
        onChange={(name) => set({ name })}
      />
      <RowField
        entry={label}
        className="min-w-40 flex-3"
        path={`environment.${index}.value`}
        label={text('value')}
        placeholder={entry.value === null ? text('hidden') : text('value')}
        value={entry.value ?? ''}
        onChange={(value) => set({ value })}
      />
      <KeepValue entry={entry} index={index} onKeep={() => set({ value: null })} />
    </>
  );
}

/** Back to a value that is hidden, after something was typed over it. */
function KeepValue({ entry, index, onKeep }: { entry: EnvironmentEntry; index: number; onKeep: () => void }) {
  const text = useText(fieldsText);
  const { origin } = useSpecForm();
  const before = origin.environment[index];
  if (entry.value === null || before?.name !== entry.name || before.value !== null) return null;
  return <IconButton label={text('keepValue')} icon={<UndoIcon />} onClick={onKeep} />;
}

function Reveal() {
  const text = useText(fieldsText);
  const { reveal, draft } = useSpecForm();
  const [busy, setBusy] = useState(false);
  if (!reveal || draft.environment.every(({ value }) => value !== null)) return null;
  const show = async () => {
    setBusy(true);
    try {
      await reveal();
    } catch (error) {
      showError(error, { title: text('reveal') });
    }
    setBusy(false);
  };
  return (
    <>
      <Button size="sm" busy={busy} onClick={() => void show()}>
        {text('reveal')}
      </Button>
      <span className="text-sm text-muted">{text('revealNote')}</span>
    </>
  );
}

/** What the image sets and nobody has set otherwise. */
function Inherited() {
  const text = useText(fieldsText);
  const { image, draft, change } = useSpecForm();
  const own = new Set(draft.environment.map(({ name }) => name));
  const inherited = (image?.environment ?? []).filter(({ name }) => !own.has(name));
  if (inherited.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-muted">
        {text('inherited', { count: inherited.length })}
      </summary>
      <ul className="flex flex-col gap-1 pt-2">
        {inherited.map((entry) => (
          <li key={entry.name} className="flex items-center gap-2">
            <code className="min-w-0 flex-1 font-mono wrap-anywhere">
              {entry.name}={entry.value}
            </code>
            <Button
              size="sm"
              variant="quiet"
              onClick={() => change({ environment: [...draft.environment, entry] })}
            >
              {text('override', { name: entry.name })}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
