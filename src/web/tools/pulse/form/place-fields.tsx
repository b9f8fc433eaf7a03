import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useLivePulse } from '../live.ts';
import { pulseText } from '../pulse-text.ts';
import type { CommonProps } from './common-fields.tsx';
import { formText } from './form-text.ts';

const none = '-';
const labelNames = ['host', 'stack', 'container'] as const;

export function PlaceFields({ id, draft, change, errors }: CommonProps & { id: string | undefined }) {
  const text = useText(formText);
  const words = useText(pulseText);
  const labels = draft.labels ?? {};
  const error = errors.get('tags');
  return (
    <>
      <TextField
        label={words('tags')}
        help={text('tagsHelp')}
        {...(error && { error })}
        value={draft.tags}
        onChange={(tags) => change({ tags })}
      />
      <ParentSelect
        exceptId={id}
        value={draft.parentId ?? null}
        error={errors.get('parentId')}
        onChange={(parentId) => change({ parentId })}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-sm text-muted">{text('labelsHelp')}</legend>
        <div className="grid gap-3 sm:grid-cols-3">
          {labelNames.map((name) => (
            <TextField
              key={name}
              label={text(name)}
              value={labels[name] ?? ''}
              onChange={(value) => change({ labels: { ...labels, [name]: value || undefined } })}
            />
          ))}
        </div>
      </fieldset>
      <TextField
        label={words('notes')}
        help={text('notesHelp')}
        multiline={3}
        value={draft.notes ?? ''}
        onChange={(notes) => change({ notes })}
      />
    </>
  );
}

interface ParentProps {
  exceptId: string | undefined;
  value: string | null;
  error: string | undefined;
  onChange: (parentId: string | null) => void;
}

/** Groups first: most people look for one. */
export function ParentSelect({ exceptId, value, error, onChange }: ParentProps) {
  const text = useText(formText);
  const words = useText(pulseText);
  const others = [...useLivePulse().monitors.values()]
    .filter(({ id }) => id !== exceptId)
    .toSorted(
      (a, b) => Number(b.kind === 'group') - Number(a.kind === 'group') || a.name.localeCompare(b.name),
    );
  if (others.length === 0) return null;
  return (
    <Select
      label={text('parent')}
      help={text('parentHelp')}
      {...(error && { error })}
      value={value ?? none}
      onChange={(next) => onChange(next === none ? null : next)}
      options={[
        { value: none, label: words('none') },
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
