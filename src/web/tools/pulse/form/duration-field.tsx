import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { durationMs, type Unit, unitIds, unitOf, units } from './duration-parts.ts';
import { formText } from './form-text.ts';

interface Props {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  valueMs: number | null;
  /** Null: nothing was entered. What is no number is not told of. */
  onChange: (ms: number | null) => void;
  /** The unit of an empty field. */
  usual?: Unit;
}

/** An amount and its unit. */
export function DurationField({ label, help, error, valueMs, onChange, usual = 'seconds' }: Props) {
  const text = useText(formText);
  const [unit, setUnit] = useState<Unit>(() => (valueMs === null ? usual : unitOf(valueMs)));
  const [amount, setAmount] = useState(() => (valueMs === null ? '' : String(valueMs / units[unit])));
  const read = durationMs(amount, unit);
  const change = (nextAmount: string, nextUnit: Unit) => {
    setAmount(nextAmount);
    setUnit(nextUnit);
    const ms = durationMs(nextAmount, nextUnit);
    if (ms !== undefined) onChange(ms);
  };
  const shownError = read === undefined ? text('wrongAmount') : error;
  return (
    <div className="flex min-w-0 items-end gap-2">
      <TextField
        className="flex-1"
        label={label}
        {...(help && { help })}
        {...(shownError && { error: shownError })}
        inputMode="decimal"
        value={amount}
        onChange={(next) => change(next, unit)}
      />
      <Select
        className="w-32 self-start pt-[1.375rem]"
        hideLabel
        label={`${label}: ${text('unit')}`}
        value={unit}
        onChange={(next) => change(amount, next)}
        options={unitIds.map((value) => ({ value, label: text(value) }))}
      />
    </div>
  );
}
