import { TextField, type TextFieldProps } from '../../../../ui/text-field.tsx';
import { useSpecForm } from '../form/spec-form.ts';

/** Several short entries in one field; what is wrong with one of them is said below all. */
export function EntriesField({ path, ...field }: Omit<TextFieldProps, 'error'> & { path: string }) {
  const { errorAt } = useSpecForm();
  const entries = field.value.split(/[\s,]+/);
  const error = entries
    .map((_, index) => errorAt(`${path}.${index}`))
    .find((message) => message !== undefined);
  return <TextField mono {...field} {...(error && { error })} />;
}
