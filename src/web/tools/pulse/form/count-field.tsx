import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { formText } from './form-text.ts';

interface Props {
  label: string;
  help?: string;
  error: string | undefined;
  /** Null: empty. */
  value: number | null;
  /** Told of whole numbers from 1 to 100, and of nothing where the field is emptied. */
  onChange: (value: number | null) => void;
}

export function CountField({ label, help, error, value, onChange }: Props) {
  const text = useText(formText);
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const read = countOf(typed);
  const shownError = typed !== '' && read === null ? text('wrongAmount') : error;
  return (
    <TextField
      label={label}
      {...(help && { help })}
      {...(shownError && { error: shownError })}
      inputMode="numeric"
      value={typed}
      onChange={(next) => {
        setTyped(next);
        const count = countOf(next);
        if (count !== null || next.trim() === '') onChange(count);
      }}
    />
  );
}

function countOf(typed: string): number | null {
  const count = Number(typed.trim());
  return Number.isInteger(count) && count >= 1 && count <= 100 ? count : null;
}
