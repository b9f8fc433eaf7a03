import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { durationMs, type Unit, unitIds, unitOf, units } from './duration-parts.ts';
import { webhookText } from './webhook-text.ts';

interface Props {
  label: string;
  help: string;
  /** Shown while what is entered cannot be used. */
  error: string | undefined;
  valueMs: number | null;
  /** Null for what is no duration. */
  onChange: (ms: number | null) => void;
}

/** An amount and its unit. */
export function DurationField({ label, help, error, valueMs, onChange }: Props) {
  const text = useText(webhookText);
  const [unit, setUnit] = useState<Unit>(() => unitOf(valueMs ?? 0));
  const [amount, setAmount] = useState(() => String((valueMs ?? 0) / units[unit]));
  const change = (nextAmount: string, nextUnit: Unit) => {
    setAmount(nextAmount);
    setUnit(nextUnit);
    onChange(durationMs(nextAmount, nextUnit));
  };
  return (
    <div className="flex items-start gap-2">
      <TextField
        className="flex-2"
        label={label}
        help={help}
        error={error}
        inputMode="decimal"
        value={amount}
        onChange={(next) => change(next, unit)}
      />
      <Select
        className="flex-1"
        label={text('unit')}
        value={unit}
        onChange={(next) => change(amount, next)}
        options={unitIds.map((value) => ({ value, label: text(value) }))}
      />
    </div>
  );
}
