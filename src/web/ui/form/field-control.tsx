import { useText } from '../../i18n/use-text.ts';
import { formText } from '../../i18n/form-text.ts';
import { Checkbox } from '../checkbox.tsx';
import { Select } from '../select.tsx';
import { TextField } from '../text-field.tsx';
import type { ControlProps, DraftOf } from './control-props.ts';
import type {
  ChoiceField,
  CodeField,
  Field,
  FlagField,
  NumberField,
  TextField as TextFieldShape,
} from './field.ts';
import { useFormState } from './form-context.ts';
import { GroupControl } from './group-control.tsx';
import { ChoicesControl, ListControl } from './list-control.tsx';
import { PairsControl } from './pairs-control.tsx';
import { VariantControl } from './variant-control.tsx';

type TextDraft = DraftOf<'text'>;

export function FieldControl({ field, draft, ...rest }: ControlProps) {
  if (field.kind === 'group' && draft.kind === 'group')
    return <GroupControl {...rest} field={field} draft={draft} Control={FieldControl} />;
  if (field.kind === 'variant' && draft.kind === 'variant')
    return <VariantControl {...rest} field={field} draft={draft} Control={FieldControl} />;
  if (field.kind === 'list' && draft.kind === 'list')
    return <ListControl {...rest} field={field} draft={draft} />;
  if (field.kind === 'choices' && draft.kind === 'list')
    return <ChoicesControl {...rest} field={field} draft={draft} />;
  if (field.kind === 'pairs' && draft.kind === 'pairs')
    return <PairsControl {...rest} field={field} draft={draft} />;
  if (field.kind === 'flag' && draft.kind === 'flag')
    return <FlagControl {...rest} field={field} draft={draft} />;
  if (field.kind === 'choice' && draft.kind === 'text')
    return <ChoiceControl {...rest} field={field} draft={draft} />;
  const isText = field.kind === 'text' || field.kind === 'number' || field.kind === 'code';
  return isText && draft.kind === 'text' ? <TextControl {...rest} field={field} draft={draft} /> : null;
}

function isOptional(field: Field): boolean {
  return !field.isRequired && field.defaultValue === undefined;
}

function TextControl({
  field,
  draft,
  path,
  onChange,
}: ControlProps<TextFieldShape | NumberField | CodeField, TextDraft>) {
  const text = useText(formText);
  const form = useFormState();
  const isSecret = field.kind === 'text' && field.isSecret;
  const type = field.kind === 'text' && field.format !== 'text' ? field.format : 'text';
  return (
    <TextField
      label={field.title}
      help={field.help}
      error={form.errorAt(path)}
      optional={isOptional(field)}
      placeholder={isSecret && draft.kept !== undefined ? text('secretKept') : field.placeholder}
      value={draft.text}
      onChange={(next) => onChange({ ...draft, text: next }, path)}
      onBlur={() => form.touch(path)}
      type={type === 'url' ? 'text' : type}
      inputMode={field.kind === 'number' ? 'decimal' : type}
      mono={field.kind === 'code' || type === 'url'}
      secret={isSecret}
      multiline={field.kind === 'code' ? 5 : field.kind === 'text' && field.rows > 0 ? field.rows : undefined}
      unit={field.kind === 'code' ? undefined : field.unit}
      className={field.kind === 'number' ? 'sm:max-w-56' : undefined}
    />
  );
}

function FlagControl({ field, draft, path, onChange }: ControlProps<FlagField, DraftOf<'flag'>>) {
  const form = useFormState();
  const error = form.errorAt(path);
  return (
    <div>
      <Checkbox
        label={field.title}
        help={field.help}
        checked={draft.on ?? false}
        onChange={(on) => onChange({ kind: 'flag', on }, path)}
      />
      {error && <p className="text-sm text-down">{error}</p>}
    </div>
  );
}

const notSet = '\u0000';

function ChoiceControl({ field, draft, path, onChange }: ControlProps<ChoiceField, TextDraft>) {
  const text = useText(formText);
  const form = useFormState();
  const none = isOptional(field) ? [{ value: notSet, label: text('noChoice') }] : [];
  return (
    <Select
      label={field.title}
      help={field.help}
      error={form.errorAt(path)}
      optional={isOptional(field)}
      options={[...none, ...field.choices]}
      value={draft.text === '' ? (isOptional(field) ? notSet : null) : draft.text}
      onChange={(next) => onChange({ kind: 'text', text: next === notSet ? '' : next }, path)}
      className="sm:max-w-80"
    />
  );
}
