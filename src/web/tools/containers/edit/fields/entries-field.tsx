import { useText } from '../../../../i18n/use-text.ts';
import { TextField } from '../../../../ui/text-field.tsx';
import { fieldsText } from '../fields-text.ts';
import { useSpecForm } from '../form/spec-form.ts';

export interface EntriesFieldProps {
  part: 'capAdd' | 'capDrop' | 'extraHosts' | 'dns';
  help: string;
  /** Rows, for one entry a line. */
  multiline?: number;
}

/** Several short entries in one field; what is wrong with one of them is said below all. */
export function EntriesField({ part, ...field }: EntriesFieldProps) {
  const text = useText(fieldsText);
  const { draft, change, errorAt } = useSpecForm();
  const entries = draft[part].split(/[\s,]+/);
  const error = entries
    .map((_, index) => errorAt(`${part}.${index}`))
    .find((message) => message !== undefined);
  return (
    <TextField
      mono
      {...field}
      label={text(part)}
      value={draft[part]}
      onChange={(value) => change({ [part]: value })}
      {...(error && { error })}
    />
  );
}
