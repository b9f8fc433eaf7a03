import { TextField, type TextFieldProps } from '../../../../ui/text-field.tsx';
import { useSpecForm } from './spec-form.ts';

export interface SpecFieldProps extends Omit<TextFieldProps, 'error'> {
  /** In the spec, dotted: where its message is looked for. */
  path: string;
}

/** One line of the form, with the message of its path. */
export function SpecField({ path, ...field }: SpecFieldProps) {
  const { errorAt } = useSpecForm();
  const error = errorAt(path);
  return <TextField {...field} {...(error && { error })} />;
}

/** One of the fields of a row: its label is read out, and stands inside while it is empty. */
export function RowField({ entry, label, ...field }: SpecFieldProps & { entry: string }) {
  return <SpecField mono hideLabel placeholder={label} {...field} label={`${entry}: ${label}`} />;
}
