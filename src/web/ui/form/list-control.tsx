import XIcon from 'lucide-react/icons/x';
import { useText } from '../../i18n/use-text.ts';
import { formText } from '../../i18n/form-text.ts';
import { Checkbox } from '../checkbox.tsx';
import { IconButton } from '../icon-button.tsx';
import { TextField } from '../text-field.tsx';
import type { ChoicesField, ListField } from './field.ts';
import { AddButton } from './add-button.tsx';
import type { ControlProps, DraftOf } from './control-props.ts';
import { FieldSet } from './field-set.tsx';
import { childPath, useFormState } from './form-context.ts';

type ListDraft = DraftOf<'list'>;

export function ListControl({ field, draft, path, onChange }: ControlProps<ListField, ListDraft>) {
  const text = useText(formText);
  const form = useFormState();
  const change = (items: readonly string[], changedPath = path) =>
    onChange({ kind: 'list', items }, changedPath);
  return (
    <FieldSet title={field.title} help={field.help} error={form.errorAt(path)} optional={!field.isRequired}>
      {draft.items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- entries are told apart by their place alone
        <div key={index} className="flex items-start gap-1">
          <TextField
            hideLabel
            className="flex-1"
            label={text('entry', { title: field.title, position: index + 1 })}
            placeholder={field.placeholder}
            error={form.errorAt(childPath(path, index))}
            inputMode={field.ofNumbers ? 'decimal' : undefined}
            value={item}
            onChange={(next) => change(draft.items.with(index, next), childPath(path, index))}
            onBlur={() => form.touch(childPath(path, index))}
          />
          <IconButton
            label={text('removeEntry', { title: field.title, position: index + 1 })}
            icon={<XIcon />}
            onClick={() => change(draft.items.toSpliced(index, 1))}
          />
        </div>
      ))}
      <AddButton title={field.title} onAdd={() => change([...draft.items, ''])} />
    </FieldSet>
  );
}

export function ChoicesControl({ field, draft, path, onChange }: ControlProps<ChoicesField, ListDraft>) {
  const form = useFormState();
  const chosen = new Set(draft.items);
  const change = (value: string, on: boolean) => {
    const items = field.choices
      .map((choice) => choice.value)
      .filter((each) => (each === value ? on : chosen.has(each)));
    onChange({ kind: 'list', items }, path);
  };
  return (
    <FieldSet
      title={field.title}
      help={field.help}
      error={form.errorAt(path)}
      optional={!field.isRequired && field.defaultValue === undefined}
    >
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {field.choices.map((choice) => (
          <Checkbox
            key={choice.value}
            label={choice.label}
            checked={chosen.has(choice.value)}
            onChange={(on) => change(choice.value, on)}
          />
        ))}
      </div>
    </FieldSet>
  );
}
