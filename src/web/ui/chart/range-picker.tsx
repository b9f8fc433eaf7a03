import { Button } from '../button.tsx';
import { type RangeId, rangeIds } from './shown-range.ts';

interface Props {
  label: string;
  nameOf: (id: RangeId) => string;
  value: RangeId;
  onChange: (id: RangeId) => void;
}

/** How far back to look. */
export function RangePicker({ label, nameOf, value, onChange }: Props) {
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{label}</legend>
      {rangeIds.map((id) => (
        <Button
          key={id}
          size="sm"
          variant={id === value ? 'default' : 'quiet'}
          aria-pressed={id === value}
          onClick={() => onChange(id)}
        >
          {nameOf(id)}
        </Button>
      ))}
    </fieldset>
  );
}
