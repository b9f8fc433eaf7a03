import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { rulesText } from './rules-text.ts';

interface Props {
  label: string;
  help?: string;
  unit: string;
  least: number;
  most: number;
  placeholder?: string;
  value: number | undefined;
  /** Told of numbers within the limits, and of nothing where the field is emptied. */
  onChange: (value: number | undefined) => void;
}

/** A whole number; what is no such number stays in the field and is not passed on. */
export function WholeField({ label, help, unit, least, most, placeholder, value, onChange }: Props) {
  const text = useText(rulesText);
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const read = (next: string) => {
    const number = Number(next.trim());
    return next.trim() !== '' && Number.isInteger(number) && number >= least && number <= most
      ? number
      : undefined;
  };
  const isWrong = typed.trim() !== '' && read(typed) === undefined;
  return (
    <TextField
      label={label}
      unit={unit}
      inputMode="numeric"
      {...(help && { help })}
      {...(placeholder && { placeholder })}
      {...(isWrong && { error: text('wrongNumber', { least, most }) })}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        const number = read(next);
        if (number !== undefined || next.trim() === '') onChange(number);
      }}
    />
  );
}
